import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Role, roles, type Course, type Member } from '#contract/api/courses.ts';
import { useChangeRole } from '../../api/courses.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Moment } from '../../components/Moment.tsx';
import table from '../../components/TextTable.module.css';
import { PasswordReset } from './PasswordReset.tsx';

interface MemberRowProps {
  readonly course: Course;
  readonly member: Member;
}

export function MemberRow({ course, member }: MemberRowProps) {
  const { t } = useTranslation();
  const mayChange = course.role === 'instructor';
  return (
    <tr>
      <th scope="row">
        {member.name}
        <div className={table.quiet}>{member.email}</div>
      </th>
      <td data-label={t('members.role')}>
        {mayChange ? <RoleChoice courseId={course.id} member={member} /> : t(`role.${member.role}`)}
      </td>
      <td className={table.number} data-label={t('members.since')}>
        <Moment at={member.joinedAt} timeZone={course.timeZone} />
      </td>
      {mayChange && (
        <td>
          <PasswordReset course={course} member={member} />
        </td>
      )}
    </tr>
  );
}

interface RoleChoiceProps {
  readonly courseId: string;
  readonly member: Member;
}

function RoleChoice({ courseId, member }: RoleChoiceProps) {
  const { t } = useTranslation();
  const changeRole = useChangeRole(courseId);
  return (
    <>
      <NativeSelect
        miw="9rem"
        aria-label={t('members.roleOf', { name: member.name })}
        value={changeRole.isPending ? changeRole.variables.role : member.role}
        disabled={changeRole.isPending}
        data={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        onChange={(event) =>
          changeRole.mutate({ userId: member.userId, role: Role.parse(event.currentTarget.value) })
        }
      />
      {changeRole.isError && <ErrorNotice error={changeRole.error} />}
    </>
  );
}

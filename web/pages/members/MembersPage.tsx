import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { courseQuery, membersQuery } from '../../api/courses.ts';
import { CoursePage } from '../../components/CoursePage.tsx';
import table from '../../components/TextTable.module.css';
import { MemberRow } from './MemberRow.tsx';

const route = getRouteApi('/signed-in/t/$courseId');

export function MembersPage() {
  const { t } = useTranslation();
  const { courseId } = route.useParams();
  const { data: course } = useSuspenseQuery(courseQuery(courseId));
  const { data: members } = useSuspenseQuery(membersQuery(courseId));
  return (
    <CoursePage courseId={courseId} title={t('course.members')}>
      <table className={table.table}>
        <caption className={table.caption}>{t('course.members')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('members.name')}</th>
            <th scope="col">{t('members.role')}</th>
            <th scope="col">{t('members.since')}</th>
            {course.role === 'instructor' && <th scope="col">{t('members.password')}</th>}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <MemberRow key={member.userId} course={course} member={member} />
          ))}
        </tbody>
      </table>
    </CoursePage>
  );
}

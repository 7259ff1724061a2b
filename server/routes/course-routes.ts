import * as contract from '#contract/api/courses.ts';
import type { AttentionItem, Course, Member } from '#contract/api/courses.ts';
import { findAttention, listAttention } from '../db/attention-queries.ts';
import type { CourseRow, MemberRow } from '../db/course-queries.ts';
import { getCourse, getMember, listCourses, listMembers } from '../db/course-queries.ts';
import type { AttentionItem as AttentionRow } from '../db/generated/client.ts';
import { spendAllowance } from '../operations/allowance.ts';
import { AppError } from '../operations/app-error.ts';
import { changeRole } from '../operations/change-role.ts';
import { issuePasswordReset } from '../operations/issue-password-reset.ts';
import { joinCourse } from '../operations/join-course.ts';
import { linkUrl } from '../operations/link-url.ts';
import { resolveAttention } from '../operations/resolve-attention.ts';
import { serve } from './serve.ts';
import type { ServedRoute } from './serve.ts';
import type { Services } from './services.ts';

export function courseRoutes({ db, publicUrl }: Services): readonly ServedRoute[] {
  return [
    serve(contract.listCourses, 'signed-in', async ({ caller }) => {
      const courses = await listCourses(db, caller.id);
      return { courses: courses.map(toCourse) };
    }),

    serve(contract.getCourse, 'member', async ({ params, caller }) =>
      toCourse(await getCourse(db, params.courseId, caller.id)),
    ),

    serve(contract.joinCourse, 'signed-in', async ({ body, caller, receivedAt }) => {
      await spendAllowance(db, 'joinByUser', caller.id, receivedAt);
      const courseId = await joinCourse(db, caller.id, body.code);
      return toCourse(await getCourse(db, courseId, caller.id));
    }),

    serve(contract.listMembers, 'staff', async ({ params }) => {
      const members = await listMembers(db, params.courseId);
      return { members: members.map(toMember) };
    }),

    serve(contract.changeRole, 'instructor', async ({ params, body, caller }) => {
      await changeRole(db, { ...params, actorId: caller.id, role: body.role });
      return toMember(await getMember(db, params.courseId, params.userId));
    }),

    serve(contract.issuePasswordReset, 'instructor', async ({ params, caller, receivedAt }) => {
      const reset = { ...params, actorId: caller.id };
      const { token, expiresAt } = await issuePasswordReset(db, reset, receivedAt);
      return { url: linkUrl(publicUrl, token), expiresAt: expiresAt.toISOString() };
    }),

    serve(contract.listAttention, 'staff', async ({ params }) => {
      const items = await listAttention(db, params.courseId);
      return { items: items.map(toAttention) };
    }),

    serve(contract.resolveAttention, 'instructor', async ({ params, caller, receivedAt }) => {
      const item = await findAttention(db, params.courseId, params.itemId);
      if (!item) throw new AppError('not_found');
      await resolveAttention(db, item.id, caller.id, receivedAt);
      return toAttention({ ...item, resolvedAt: receivedAt });
    }),
  ];
}

function toCourse({ joinCode, ...course }: CourseRow): Course {
  return { ...course, joinCode: course.role === 'student' ? null : joinCode };
}

function toMember(member: MemberRow): Member {
  return { ...member, joinedAt: member.joinedAt.toISOString() };
}

function toAttention(item: AttentionRow): AttentionItem {
  const { id, kind, exerciseId, submissionId, detail } = item;
  const resolvedAt = item.resolvedAt?.toISOString() ?? null;
  return { id, kind, exerciseId, submissionId, detail, at: item.at.toISOString(), resolvedAt };
}

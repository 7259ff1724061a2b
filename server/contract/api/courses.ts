import { z } from 'zod';
import { route } from './route.ts';

/** In rising order of what they may do. Graders see everything of a course and change nothing but comments and grades. */
export const roles = ['student', 'grader', 'instructor'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export const CourseParams = z.object({ courseId: z.uuid() });

export const Course = z
  .object({
    id: z.uuid(),
    title: z.string(),
    term: z.string(),
    role: Role,
    timeZone: z.string(),
    /** For staff only. */
    joinCode: z.string().nullable(),
    members: z.int().nonnegative(),
  })
  .meta({ id: 'Course' });
export type Course = z.infer<typeof Course>;

export const listCourses = route({
  method: 'GET',
  path: '/courses',
  summary: 'Courses of the signed-in user',
  success: 200,
  response: z.object({ courses: z.array(Course) }),
});

export const getCourse = route({
  method: 'GET',
  path: '/courses/:courseId',
  summary: 'One course',
  params: CourseParams,
  success: 200,
  response: Course,
});

/** Eight letters and digits without 0, O, 1 and I; case and hyphens do not matter. */
export const joinCourse = route({
  method: 'POST',
  path: '/courses/join',
  summary: 'Join a course with its code',
  body: z.strictObject({ code: z.string().min(1).max(40) }),
  success: 200,
  response: Course,
});

export const Member = z
  .object({
    userId: z.uuid(),
    name: z.string(),
    email: z.email(),
    role: Role,
    joinedAt: z.iso.datetime(),
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof Member>;

const MemberParams = CourseParams.extend({ userId: z.uuid() });

export const listMembers = route({
  method: 'GET',
  path: '/courses/:courseId/members',
  summary: 'Everybody in a course (staff)',
  params: CourseParams,
  success: 200,
  response: z.object({ members: z.array(Member) }),
});

export const changeRole = route({
  method: 'PATCH',
  path: '/courses/:courseId/members/:userId',
  summary: "Change a member's role (instructor)",
  params: MemberParams,
  body: z.strictObject({ role: Role }),
  success: 200,
  response: Member,
});

/** There is no mail: the instructor hands the link over. A new link makes earlier ones worthless. */
export const issuePasswordReset = route({
  method: 'POST',
  path: '/courses/:courseId/members/:userId/password-reset',
  summary: 'Make a one-time password-reset link (instructor)',
  params: MemberParams,
  success: 201,
  response: z.object({ url: z.url(), expiresAt: z.iso.datetime() }),
});

export const attentionKinds = [
  'system_error',
  'suspect_reference',
  'quarantined_exercise',
  'broken_exercise',
] as const;

export const AttentionItem = z
  .object({
    id: z.uuid(),
    kind: z.enum(attentionKinds),
    at: z.iso.datetime(),
    exerciseId: z.string().nullable(),
    submissionId: z.uuid().nullable(),
    /** What happened, in English, for whoever repairs it: file, line, message. */
    detail: z.string(),
    resolvedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'AttentionItem' });
export type AttentionItem = z.infer<typeof AttentionItem>;

export const listAttention = route({
  method: 'GET',
  path: '/courses/:courseId/attention',
  summary: 'What staff must look at',
  params: CourseParams,
  success: 200,
  response: z.object({ items: z.array(AttentionItem) }),
});

export const resolveAttention = route({
  method: 'POST',
  path: '/courses/:courseId/attention/:itemId/resolve',
  summary: 'Mark something as looked after (instructor)',
  params: CourseParams.extend({ itemId: z.uuid() }),
  success: 200,
  response: AttentionItem,
});

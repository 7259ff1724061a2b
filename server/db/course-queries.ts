import type { Queryable } from './transaction.ts';
import type { Role } from './generated/client.ts';

export interface CourseRow {
  readonly id: string;
  readonly title: string;
  readonly term: string;
  readonly timeZone: string;
  readonly joinCode: string;
  readonly role: Role;
  readonly members: number;
}

export interface MemberRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly joinedAt: Date;
}

const courseFields = {
  role: true,
  course: {
    select: {
      id: true,
      title: true,
      term: true,
      timeZone: true,
      joinCode: true,
      _count: { select: { enrollments: true } },
    },
  },
} as const;

const memberFields = {
  userId: true,
  role: true,
  joinedAt: true,
  user: { select: { name: true, email: true } },
} as const;

export async function findRole(
  db: Queryable,
  courseId: string,
  userId: string,
): Promise<Role | null> {
  const enrollment = await db.enrollment.findUnique({
    where: { courseId_userId: { courseId, userId } },
    select: { role: true },
  });
  return enrollment?.role ?? null;
}

export async function listCourses(db: Queryable, userId: string): Promise<readonly CourseRow[]> {
  const enrollments = await db.enrollment.findMany({
    where: { userId },
    orderBy: { joinedAt: 'desc' },
    select: courseFields,
  });
  return enrollments.map(toCourse);
}

export async function getCourse(
  db: Queryable,
  courseId: string,
  userId: string,
): Promise<CourseRow> {
  const enrollment = await db.enrollment.findUniqueOrThrow({
    where: { courseId_userId: { courseId, userId } },
    select: courseFields,
  });
  return toCourse(enrollment);
}

export async function listMembers(db: Queryable, courseId: string): Promise<readonly MemberRow[]> {
  const enrollments = await db.enrollment.findMany({
    where: { courseId },
    orderBy: [{ role: 'desc' }, { user: { name: 'asc' } }],
    select: memberFields,
  });
  return enrollments.map(({ user, ...member }) => ({ ...member, ...user }));
}

export async function getMember(
  db: Queryable,
  courseId: string,
  userId: string,
): Promise<MemberRow> {
  const { user, ...member } = await db.enrollment.findUniqueOrThrow({
    where: { courseId_userId: { courseId, userId } },
    select: memberFields,
  });
  return { ...member, ...user };
}

function toCourse(enrollment: {
  readonly role: Role;
  readonly course: Omit<CourseRow, 'role' | 'members'> & {
    readonly _count: { readonly enrollments: number };
  };
}): CourseRow {
  const { _count, ...course } = enrollment.course;
  return { ...course, role: enrollment.role, members: _count.enrollments };
}

import type { Database } from '../db/transaction.ts';
import { AppError } from './app-error.ts';
import { normaliseJoinCode } from './join-code.ts';

/** Makes the user a student of the course with this code; returns the course's id. */
export async function joinCourse(db: Database, userId: string, typedCode: string): Promise<string> {
  const course = await db.course.findUnique({
    where: { joinCode: normaliseJoinCode(typedCode) },
    select: { id: true },
  });
  if (!course) throw new AppError('unknown_join_code');

  const { count } = await db.enrollment.createMany({
    data: [{ courseId: course.id, userId }],
    skipDuplicates: true,
  });
  if (count === 0) throw new AppError('already_member');
  return course.id;
}

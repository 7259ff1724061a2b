import type { Role } from '#contract/api/courses.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Database, Transaction } from '../db/transaction.ts';
import { AppError } from './app-error.ts';
import { audit } from './audit.ts';

export interface RoleChange {
  readonly actorId: string;
  readonly courseId: string;
  readonly userId: string;
  readonly role: Role;
}

/** Gives a member another role; a course never loses its last instructor. */
export async function changeRole(db: Database, change: RoleChange): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { courseId, userId, role, actorId } = change;
    const before = await lockRole(tx, courseId, userId);
    if (before === role) return;
    if (before === 'instructor') await leaveAnInstructor(tx, courseId, userId);

    await tx.enrollment.update({
      where: { courseId_userId: { courseId, userId } },
      data: { role },
    });
    await audit(tx, {
      actorId,
      courseId,
      action: 'role_changed',
      subject: userId,
      detail: { from: before, to: role },
    });
  });
}

/** Locks the member and every instructor of the course, so that two instructors cannot demote each other at once. */
async function lockRole(tx: Transaction, courseId: string, userId: string): Promise<Role> {
  const members = await tx.$queryRaw<{ userId: string; role: Role }[]>`
    SELECT "userId", role FROM "Enrollment"
    WHERE "courseId" = ${courseId}::uuid AND (role = 'instructor' OR "userId" = ${userId}::uuid)
    ORDER BY "userId"
    FOR UPDATE`;
  const member = members.find((candidate) => candidate.userId === userId);
  if (!member) throw new AppError('not_found');
  return member.role;
}

async function leaveAnInstructor(tx: Transaction, courseId: string, userId: string): Promise<void> {
  const others = await tx.enrollment.count({
    where: { courseId, role: 'instructor', userId: { not: userId } },
  });
  if (others === 0) throw new AppError('last_instructor');
}

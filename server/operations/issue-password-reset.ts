import { inTransaction } from '../db/transaction.ts';
import type { Database, Transaction } from '../db/transaction.ts';
import { AppError } from './app-error.ts';
import { audit } from './audit.ts';
import { issueLink } from './one-time-link.ts';
import type { IssuedLink } from './one-time-link.ts';

export interface ResetRequest {
  readonly actorId: string;
  readonly courseId: string;
  readonly userId: string;
}

/** Makes a link with which a member of the course sets a new password. */
export async function issuePasswordReset(
  db: Database,
  { actorId, courseId, userId }: ResetRequest,
  now: Date,
): Promise<IssuedLink> {
  return inTransaction(db, async (tx) => {
    const member = await tx.enrollment.findUnique({
      where: { courseId_userId: { courseId, userId } },
      select: { userId: true },
    });
    if (!member) throw new AppError('not_found');
    await checkReach(tx, actorId, userId);

    const link = await issueLink(tx, 'password_reset', userId, now);
    await audit(tx, {
      actorId,
      courseId,
      action: 'password_reset_issued',
      subject: userId,
      detail: { expiresAt: link.expiresAt.toISOString() },
    });
    return link;
  });
}

/** Whoever resets a password can sign in: no instructor reaches into a course that is not theirs that way. */
async function checkReach(tx: Transaction, actorId: string, userId: string): Promise<void> {
  const beyond = await tx.enrollment.count({
    where: {
      userId,
      role: { not: 'student' },
      course: { enrollments: { none: { userId: actorId, role: 'instructor' } } },
    },
  });
  if (beyond > 0) throw new AppError('not_allowed');
}

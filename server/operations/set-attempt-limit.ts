import { inTransaction } from '../db/transaction.ts';
import type { Database } from '../db/transaction.ts';
import { audit } from './audit.ts';

export interface AttemptLimitChange {
  readonly actorId: string;
  readonly courseId: string;
  readonly itemId: string;
  readonly attemptLimit: number | null;
}

/** Sets how many attempts every student has; attempts already made are kept. */
export async function setAttemptLimit(db: Database, change: AttemptLimitChange): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { attemptLimit: before } = await tx.assignmentItem.findUniqueOrThrow({
      where: { id: change.itemId },
      select: { attemptLimit: true },
    });
    await tx.assignmentItem.update({
      where: { id: change.itemId },
      data: { attemptLimit: change.attemptLimit },
    });
    await audit(tx, {
      actorId: change.actorId,
      courseId: change.courseId,
      action: 'attempt_limit_changed',
      subject: change.itemId,
      detail: { from: before, to: change.attemptLimit },
    });
  });
}

import { inTransaction } from '../db/transaction.ts';
import type { Database } from '../db/transaction.ts';
import { issueLink } from './one-time-link.ts';
import type { IssuedLink } from './one-time-link.ts';

/** A fresh link that makes the first instructor's account; null once there is an instructor. */
export async function firstInstructorLink(db: Database, now: Date): Promise<IssuedLink | null> {
  return inTransaction(db, async (tx) => {
    const instructors = await tx.enrollment.count({ where: { role: 'instructor' } });
    if (instructors > 0) return null;
    return issueLink(tx, 'first_instructor', null, now);
  });
}

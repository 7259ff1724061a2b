import { inTransaction } from '../db/transaction.ts';
import type { Database, Transaction } from '../db/transaction.ts';
import type { HashPassword } from './account-password.ts';
import { audit } from './audit.ts';
import { insertAccount } from './create-account.ts';
import type { NewAccount } from './create-account.ts';
import { demoCourse } from './ensure-demo-course.ts';
import { consumeLink, findLink } from './one-time-link.ts';

/** Makes the first instructor's account with a one-time link; returns its e-mail. */
export async function createFirstInstructor(
  deps: { readonly db: Database; readonly hashPassword: HashPassword },
  token: string,
  instructor: NewAccount,
  now: Date,
): Promise<string> {
  await findLink(deps.db, token, now);
  const hash = await deps.hashPassword(instructor.password);

  return inTransaction(deps.db, async (tx) => {
    await consumeLink(tx, 'first_instructor', token, now);
    const userId = await insertAccount(tx, instructor, hash);
    await teachDemoCourse(tx, userId);
    return instructor.email.toLowerCase();
  });
}

async function teachDemoCourse(tx: Transaction, userId: string): Promise<void> {
  const course = await tx.course.findFirst({
    where: { term: demoCourse.term },
    select: { id: true },
  });
  if (course) {
    await tx.enrollment.create({ data: { courseId: course.id, userId, role: 'instructor' } });
  }
  await audit(tx, {
    actorId: userId,
    courseId: course?.id ?? null,
    action: 'first_instructor_created',
    subject: userId,
    detail: {},
  });
}

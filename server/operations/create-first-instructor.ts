import type { Locale } from '#contract/locale.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Database, Transaction } from '../db/transaction.ts';
import { storePassword } from './account-password.ts';
import type { HashPassword } from './account-password.ts';
import { AppError } from './app-error.ts';
import { audit } from './audit.ts';
import { demoCourse } from './ensure-demo-course.ts';
import { consumeLink, findLink } from './one-time-link.ts';

export interface NewInstructor {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly locale: Locale;
}

/** Makes the first instructor's account with a one-time link; returns its e-mail. */
export async function createFirstInstructor(
  deps: { readonly db: Database; readonly hashPassword: HashPassword },
  token: string,
  instructor: NewInstructor,
  now: Date,
): Promise<string> {
  await findLink(deps.db, token, now);
  const hash = await deps.hashPassword(instructor.password);
  const email = instructor.email.toLowerCase();

  return inTransaction(deps.db, async (tx) => {
    await consumeLink(tx, 'first_instructor', token, now);
    const userId = await createUser(tx, { ...instructor, email });
    await storePassword(tx, userId, hash);
    await teachDemoCourse(tx, userId);
    return email;
  });
}

async function createUser(
  tx: Transaction,
  { name, email, locale }: Omit<NewInstructor, 'password'>,
): Promise<string> {
  const { count } = await tx.user.createMany({
    data: [{ name, email, locale }],
    skipDuplicates: true,
  });
  if (count === 0) throw new AppError('email_taken');
  const user = await tx.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
  return user.id;
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

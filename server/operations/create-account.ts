import type { Locale } from '#contract/locale.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Database, Transaction } from '../db/transaction.ts';
import { storePassword } from './account-password.ts';
import type { HashPassword } from './account-password.ts';
import { AppError } from './app-error.ts';

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly locale: Locale;
}

/** Makes an account that can sign in with its password. */
export async function createAccount(
  deps: { readonly db: Database; readonly hashPassword: HashPassword },
  account: NewAccount,
): Promise<void> {
  const hash = await deps.hashPassword(account.password);
  await inTransaction(deps.db, (tx) => insertAccount(tx, account, hash));
}

/** User and password together; returns the user's id. */
export async function insertAccount(
  tx: Transaction,
  { name, email, locale }: Omit<NewAccount, 'password'>,
  passwordHash: string,
): Promise<string> {
  const key = { email: email.toLowerCase() };
  const { count } = await tx.user.createMany({
    data: [{ ...key, name, locale }],
    skipDuplicates: true,
  });
  if (count === 0) throw new AppError('email_taken');
  const { id } = await tx.user.findUniqueOrThrow({ where: key, select: { id: true } });
  await storePassword(tx, id, passwordHash);
  return id;
}

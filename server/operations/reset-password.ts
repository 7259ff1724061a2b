import { inTransaction } from '../db/transaction.ts';
import type { Database } from '../db/transaction.ts';
import { storePassword } from './account-password.ts';
import type { HashPassword } from './account-password.ts';
import { AppError } from './app-error.ts';
import { consumeLink, findLink } from './one-time-link.ts';

/** Sets a new password with a one-time link and signs the user out everywhere; returns the user's e-mail. */
export async function resetPassword(
  deps: { readonly db: Database; readonly hashPassword: HashPassword },
  token: string,
  password: string,
  now: Date,
): Promise<string> {
  await findLink(deps.db, token, now);
  const hash = await deps.hashPassword(password);

  return inTransaction(deps.db, async (tx) => {
    const { userId } = await consumeLink(tx, 'password_reset', token, now);
    if (userId === null) throw new AppError('link_expired');
    await storePassword(tx, userId, hash);
    await tx.session.deleteMany({ where: { userId } });
    const user = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { email: true },
    });
    return user.email;
  });
}

import type { Transaction } from '../db/transaction.ts';

export type HashPassword = (password: string) => Promise<string>;

/** The name under which better-auth keeps passwords of its own. */
const providerId = 'credential';

export async function storePassword(tx: Transaction, userId: string, hash: string): Promise<void> {
  await tx.account.upsert({
    where: { providerId_accountId: { providerId, accountId: userId } },
    create: { providerId, accountId: userId, userId, password: hash },
    update: { password: hash },
  });
}

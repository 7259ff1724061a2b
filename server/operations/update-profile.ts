import type { Database } from '../db/transaction.ts';
import type { Locale } from '#contract/locale.ts';
import type { User } from '../db/generated/client.ts';

export interface ProfileChange {
  readonly name?: string | undefined;
  readonly locale?: Locale | undefined;
}

export async function updateProfile(
  db: Database,
  userId: string,
  change: ProfileChange,
): Promise<User> {
  return db.user.update({
    where: { id: userId },
    data: {
      ...(change.name !== undefined && { name: change.name }),
      ...(change.locale !== undefined && { locale: change.locale }),
    },
  });
}

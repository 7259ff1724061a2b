import type { Queryable } from './transaction.ts';

export interface DraftRow {
  readonly source: string;
  readonly revision: number;
  readonly savedAt: Date;
}

export async function findDraft(
  db: Queryable,
  key: { readonly itemId: string; readonly userId: string },
): Promise<DraftRow | null> {
  return db.draft.findUnique({
    where: { userId_itemId: key },
    select: { source: true, revision: true, savedAt: true },
  });
}

import type { Database } from '../db/transaction.ts';
import { AppError } from './app-error.ts';
import { assertStorableSource } from './source.ts';

export interface DraftKey {
  readonly userId: string;
  readonly itemId: string;
}

export interface StoredDraft {
  readonly source: string;
  readonly revision: number;
  readonly savedAt: Date;
}

/** Stores the draft if `knownRevision` is still the newest, so that two windows never overwrite each other unseen. */
export async function saveDraft(
  db: Database,
  { userId, itemId }: DraftKey,
  source: string,
  knownRevision: number,
  now: Date,
): Promise<StoredDraft> {
  assertStorableSource(source);
  const saved = { source, savedAt: now, revision: knownRevision + 1 };
  const { count } =
    knownRevision === 0
      ? await db.draft.createMany({ data: [{ userId, itemId, ...saved }], skipDuplicates: true })
      : await db.draft.updateMany({
          where: { userId, itemId, revision: knownRevision },
          data: saved,
        });
  if (count === 1) return saved;

  const newest = await db.draft.findUnique({ where: { userId_itemId: { userId, itemId } } });
  throw new AppError('draft_conflict', { revision: newest?.revision ?? 0 });
}

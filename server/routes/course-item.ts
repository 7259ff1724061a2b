import type { Database } from '../db/transaction.ts';
import { findItem } from '../db/exercise-queries.ts';
import type { ItemRow } from '../db/exercise-queries.ts';
import { AppError } from '../operations/app-error.ts';

interface ItemParams {
  readonly courseId: string;
  readonly exerciseId: string;
}

/** The exercise as the course hands it out, withdrawn or not. */
export async function getItem(db: Database, params: ItemParams): Promise<ItemRow> {
  const item = await findItem(db, params.courseId, params.exerciseId);
  if (!item) throw new AppError('not_found');
  return item;
}

/** The same, unless its folder is gone: then there is nothing to work on. */
export async function getListedItem(db: Database, params: ItemParams): Promise<ItemRow> {
  const item = await getItem(db, params);
  if (item.currentVersionId === null) throw new AppError('not_found');
  return item;
}

import * as contract from '#contract/api/exercises.ts';
import { findDraft } from '../db/draft-queries.ts';
import { findExercisePage } from '../db/exercise-queries.ts';
import { AppError } from '../operations/app-error.ts';
import { saveDraft } from '../operations/save-draft.ts';
import { getListedItem } from './course-item.ts';
import { serve } from './serve.ts';
import type { ServedRoute } from './serve.ts';
import type { Services } from './services.ts';

export function draftRoutes({ db }: Services): readonly ServedRoute[] {
  return [
    serve(contract.getDraft, 'member', async ({ params, caller }) => {
      const item = await getListedItem(db, params);
      const draft = await findDraft(db, { itemId: item.id, userId: caller.id });
      if (draft) return { ...draft, savedAt: draft.savedAt.toISOString() };

      const exercise = await findExercisePage(db, item.id, caller.id);
      if (!exercise) throw new AppError('not_found');
      return { source: exercise.starter, revision: 0, savedAt: null };
    }),

    serve(contract.saveDraft, 'member', async ({ params, body, caller, receivedAt }) => {
      const item = await getListedItem(db, params);
      const key = { itemId: item.id, userId: caller.id };
      const draft = await saveDraft(db, key, body.source, body.revision, receivedAt);
      return { ...draft, savedAt: draft.savedAt.toISOString() };
    }),
  ];
}

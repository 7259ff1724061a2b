import { z } from 'zod';
import type { Draft } from '#contract/api/exercises.ts';
import type { DraftState } from './draft-state.ts';

/** The copy that this device keeps, so that a reload or a dead network loses nothing. */
export const LocalDraft = z.object({
  text: z.string(),
  /** The server's revision that the text was typed on. */
  revision: z.int().nonnegative(),
  /** Whether the server had the text when it was kept. */
  stored: z.boolean(),
});
export type LocalDraft = z.infer<typeof LocalDraft>;

/** Where editing starts: what was typed here and never reached the server comes first, without asking. */
export function openDraft(local: LocalDraft | null, server: Draft): DraftState {
  const fresh: DraftState = {
    text: server.source,
    stored: server,
    saving: null,
    failures: 0,
    failure: null,
    other: null,
  };
  if (local === null || local.stored || local.text === server.source) return fresh;
  if (local.revision === server.revision) return { ...fresh, text: local.text };
  return {
    ...fresh,
    text: local.text,
    stored: { ...server, revision: local.revision },
    other: server,
  };
}

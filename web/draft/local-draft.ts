import { z } from 'zod';
import type { Draft } from '#contract/api/exercises.ts';
import type { DraftState } from './draft-state.ts';

/** The copy that this device keeps, so that a reload or a dead network loses nothing. */
const LocalDraft = z.object({
  text: z.string(),
  /** The server's revision that the text was typed on. */
  revision: z.int().nonnegative(),
  /** Whether the server had the text when it was kept. */
  stored: z.boolean(),
});
export type LocalDraft = z.infer<typeof LocalDraft>;

export interface DraftOwner {
  readonly userId: string;
  readonly courseId: string;
  readonly exerciseId: string;
}

/** The person is part of the key: lab machines are shared. */
function keyOf({ userId, courseId, exerciseId }: DraftOwner): string {
  return `gradecheck.draft:${userId}:${courseId}:${exerciseId}`;
}

export function readLocalDraft(owner: DraftOwner): LocalDraft | null {
  try {
    const kept = localStorage.getItem(keyOf(owner));
    return kept === null ? null : LocalDraft.parse(JSON.parse(kept));
  } catch {
    return null; // no storage, or something else under our name: the server's copy stands
  }
}

/** False where this device keeps nothing. */
export function writeLocalDraft(owner: DraftOwner, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(keyOf(owner), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Where editing starts: what was typed here and never reached the server comes first, without asking. */
export function openDraft(local: LocalDraft | null, server: Draft): DraftState {
  const fresh: DraftState = {
    text: server.source,
    stored: server,
    saving: null,
    failures: 0,
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

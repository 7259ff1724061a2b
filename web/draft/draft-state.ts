import type { Draft } from '#contract/api/exercises.ts';

/** Where the text in the editor stands in relation to the copy on the server. */
export interface DraftState {
  readonly text: string;
  /** What the server has, as far as this page knows. */
  readonly stored: Draft;
  /** The text that is under way to the server. */
  readonly saving: string | null;
  /** Saves that failed since the last that did not. */
  readonly failures: number;
  /** Why the last save failed; null if it did not. */
  readonly failure: SaveFailure | null;
  /** What another window or device saved meanwhile; nothing is sent until somebody chooses. */
  readonly other: Draft | null;
}

/** `away`: the server could not be asked or could not answer, and the next try may do. */
export type SaveFailure = 'away' | 'signed_out' | 'too_large';

export type DraftEvent =
  | { readonly type: 'edited'; readonly text: string }
  | { readonly type: 'sent' }
  | { readonly type: 'saved'; readonly draft: Draft }
  | { readonly type: 'failed'; readonly why: SaveFailure }
  | { readonly type: 'conflicted'; readonly other: Draft }
  | { readonly type: 'kept_mine' }
  | { readonly type: 'took_other' };

export function advanceDraft(state: DraftState, event: DraftEvent): DraftState {
  switch (event.type) {
    case 'edited':
      return { ...state, text: event.text };
    case 'sent':
      return { ...state, saving: state.text };
    case 'saved':
      return { ...state, stored: event.draft, saving: null, failures: 0, failure: null };
    case 'failed':
      return { ...state, saving: null, failures: state.failures + 1, failure: event.why };
    case 'conflicted':
      return event.other.source === state.text
        ? { ...state, stored: event.other, saving: null, failures: 0, failure: null, other: null }
        : { ...state, saving: null, other: event.other };
    case 'kept_mine':
      return state.other === null ? state : { ...state, stored: state.other, other: null };
    case 'took_other':
      return state.other === null
        ? state
        : { ...state, text: state.other.source, stored: state.other, other: null };
  }
}

/** Whether the server lacks something of the text. */
export function isDirty(state: DraftState): boolean {
  return state.text !== state.stored.source;
}

const idleMs = 2_000;
const retryMs = [5_000, 10_000, 30_000] as const;

/** How long after the last key the text goes to the server; null: nothing to send, or not now. */
export function saveDelayMs(state: DraftState): number | null {
  if (!isDirty(state) || state.saving !== null || state.other !== null) return null;
  if (state.failures === 0) return idleMs;
  return retryMs[Math.min(state.failures, retryMs.length) - 1] ?? idleMs;
}

export type DraftStatus =
  | 'new'
  | 'saved'
  | 'unsaved'
  | 'saving'
  | 'local_only'
  | 'signed_out'
  | 'too_large'
  | 'conflict';

export function draftStatus(state: DraftState): DraftStatus {
  if (state.other !== null) return 'conflict';
  if (!isDirty(state)) return state.stored.savedAt === null ? 'new' : 'saved';
  if (state.failure !== null) return state.failure === 'away' ? 'local_only' : state.failure;
  return state.saving === null ? 'unsaved' : 'saving';
}

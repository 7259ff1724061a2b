import { useEffect, useState, useSyncExternalStore } from 'react';
import { getDraft, saveDraft, type Draft } from '#contract/api/exercises.ts';
import { isProblem } from '../api/api-problem.ts';
import { call } from '../api/call.ts';
import { DraftSession } from './draft-session.ts';
import { isDirty, type DraftState, type SaveFailure } from './draft-state.ts';
import { readLocalDraft, writeLocalDraft, type DraftOwner } from './local-draft.ts';
import { openDraft } from './open-draft.ts';

/** The server may lag this far behind without a question at the door. */
const harmlessLagMs = 10_000;

/** Opens the draft and keeps it in step with this device and the server for as long as the page lives. */
export function useDraft(owner: DraftOwner, stored: Draft): DraftSession {
  const [session] = useState(() => createSession(owner, stored));

  // Synchronises with the page's life: hidden and left pages save first, and a lagging server is a question.
  useEffect(() => {
    session.plan();
    const onHidden = () => {
      if (document.visibilityState === 'hidden') void session.saveNow(true);
    };
    const onLeaving = (event: BeforeUnloadEvent) => {
      const kept = session.keep();
      const lags = isDirty(session.getState());
      if (lags && (!kept || session.unsavedMs() > harmlessLagMs)) event.preventDefault();
    };
    const onOnline = () => void session.saveNow();
    document.addEventListener('visibilitychange', onHidden);
    window.addEventListener('online', onOnline);
    window.addEventListener('beforeunload', onLeaving);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      window.removeEventListener('online', onOnline);
      window.removeEventListener('beforeunload', onLeaving);
      session.pause();
    };
  }, [session]);

  return session;
}

export function useDraftState(session: DraftSession): DraftState {
  return useSyncExternalStore(session.subscribe, session.getState);
}

function createSession(owner: DraftOwner, stored: Draft): DraftSession {
  const params = { courseId: owner.courseId, exerciseId: owner.exerciseId };
  return new DraftSession(openDraft(readLocalDraft(owner), stored), {
    save: (source, revision, leaving) =>
      call(saveDraft, { params, body: { source, revision } }, { keepalive: leaving }),
    load: () => call(getDraft, { params }),
    isConflict: (error) => isProblem(error, 'draft_conflict'),
    whyFailed,
    keepLocally: (state) =>
      writeLocalDraft(owner, {
        text: state.text,
        revision: state.stored.revision,
        stored: !isDirty(state),
      }),
  });
}

function whyFailed(error: unknown): SaveFailure {
  if (isProblem(error, 'not_signed_in')) return 'signed_out';
  return isProblem(error, 'source_too_large') ? 'too_large' : 'away';
}

import { SubmissionEvent } from '#contract/api/submissions.ts';
import type { Verdict } from '#contract/verdict.ts';

/** What the live stream has told of one grading so far. It never ends a run: only the server's own answer does. */
export interface RunProgress {
  readonly phase: 'waiting' | 'queued' | 'running' | 'ended';
  /** Submissions before this one in the queue. */
  readonly ahead: number;
  /** No grader is running; what is stored will be graded once one is. */
  readonly isGraderAway: boolean;
  /** How many cases there are in all. */
  readonly total: number;
  readonly cases: readonly { readonly id: string; readonly outcome: Verdict }[];
}

export const noProgress: RunProgress = {
  phase: 'waiting',
  ahead: 0,
  isGraderAway: false,
  total: 0,
  cases: [],
};

export function advanceRun(progress: RunProgress, event: SubmissionEvent): RunProgress {
  switch (event.event) {
    case 'queued':
      return {
        ...progress,
        phase: 'queued',
        ahead: event.data.ahead,
        isGraderAway: event.data.graderAway ?? false,
      };
    case 'started':
      // A worker that died leaves its run to another, which starts over.
      return { ...noProgress, phase: 'running', total: event.data.cases };
    case 'case': {
      const { done, of, id, outcome } = event.data;
      if (done <= progress.cases.length) return progress; // a replay after a reconnect
      return {
        ...noProgress,
        phase: 'running',
        total: of,
        cases: [...progress.cases, { id, outcome }],
      };
    }
    case 'verdict':
      return { ...progress, phase: 'ended' };
  }
}

export const eventNames = SubmissionEvent.options.map((option) => option.shape.event.value);

/** Null for what is no event of ours. */
export function decodeEvent(name: string, text: string): SubmissionEvent | null {
  try {
    const decoded = SubmissionEvent.safeParse({ event: name, data: JSON.parse(text) });
    return decoded.success ? decoded.data : null;
  } catch {
    return null;
  }
}

import type { Report } from '#contract/report.ts';
import type { Lane } from '../operations/enqueue.ts';

/** What a process counts, and its text for Prometheus. */
export interface Metrics {
  readonly answered: (request: AnsweredRequest) => void;
  readonly graded: (grading: FinishedGrading) => void;
  /** A failure of ours. */
  readonly failed: (culprit: 'model' | 'sandbox', outcome: 'retry' | 'ended' | 'dropped') => void;
  readonly sandboxStarted: (role: string, ms: number) => void;
  readonly sandboxEnded: (role: string, cause: string) => void;
  /** Where something is graded. */
  readonly watchSlots: (slots: () => { readonly total: number; readonly free: number }) => void;
  readonly contentType: string;
  readonly read: () => Promise<string>;
}

export interface AnsweredRequest {
  readonly method: string;
  /** The route, not the address: of addresses there is no end. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

export interface FinishedGrading {
  readonly lane: Lane;
  /** `dropped`: another worker had the run by then. */
  readonly outcome: 'stored' | 'dropped';
  readonly report: Report;
  readonly storeMs: number;
}

import type { Lane } from './enqueue.ts';

export interface QueueDepth {
  readonly lane: Lane;
  /** Runs that nobody works on yet. */
  readonly waiting: number;
  readonly active: number;
  /** How long the oldest has waited; 0 when none waits. */
  readonly oldestSeconds: number;
}

/** How the queue is, for whoever operates it. */
export interface QueueState {
  readonly lanes: readonly QueueDepth[];
  /** Workers that live. */
  readonly graders: number;
}

import type { Transaction } from '../db/transaction.ts';

export interface QueuedRun {
  readonly runId: string;
  readonly userId: string;
  /** Interactive work goes before everything that nobody is waiting for. */
  readonly lane: Lane;
}

export const lanes = ['interactive', 'regrade'] as const;
export type Lane = (typeof lanes)[number];

/** Queues a run in the transaction that stores it: both are there afterwards, or neither. */
export type EnqueueRun = (tx: Transaction, run: QueuedRun) => Promise<void>;

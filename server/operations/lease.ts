import type { RunReason } from '../db/generated/client.ts';
import type { Transaction } from '../db/transaction.ts';

/** The right to write a run's result: whoever started it last has it. */
export interface Lease {
  readonly runId: string;
  readonly fence: number;
}

export interface LeasedRun {
  readonly id: string;
  readonly submissionId: string;
  readonly versionId: string;
  readonly reason: RunReason;
  readonly failures: number;
}

/** Locks the run for this transaction; null when another worker has it or it is over. */
export async function holdsLease(tx: Transaction, lease: Lease): Promise<LeasedRun | null> {
  const [run] = await tx.$queryRaw<LeasedRun[]>`
    SELECT id, "submissionId", "versionId", reason, failures
    FROM "GradingRun"
    WHERE id = ${lease.runId}::uuid AND fence = ${lease.fence} AND state = 'running'
    FOR UPDATE`;
  return run ?? null;
}

import { z } from 'zod';
import { inTransaction } from '../db/transaction.ts';
import type { Database, Transaction } from '../db/transaction.ts';
import { audit } from './audit.ts';
import type { AuditEntry } from './audit.ts';
import { rebuildScore } from './rebuild-score.ts';

export interface EffectChange {
  readonly submissionId: string;
  /** The run that counts now; where it is another one by then, nothing changes. */
  readonly from: string;
  readonly to: string;
}

/**
 * Lets the result of a regrade count: score event, effective run, projected score and audit row in one transaction.
 * False where something else has come to count since.
 */
export function applyRegrade(db: Database, change: EffectChange): Promise<boolean> {
  return changeEffect(db, change, 'regrade_applied');
}

/** Lets the result count again that did before the regrade. */
export async function undoRegrade(
  db: Database,
  { submissionId, runId }: { readonly submissionId: string; readonly runId: string },
): Promise<boolean> {
  const applied = await db.auditEvent.findFirst({
    where: {
      action: 'regrade_applied',
      subject: submissionId,
      detail: { path: ['to'], equals: runId },
    },
    orderBy: { at: 'desc' },
    select: { detail: true },
  });
  if (!applied) return false;
  const { from } = AppliedDetail.parse(applied.detail);
  return changeEffect(db, { submissionId, from: runId, to: from }, 'regrade_undone');
}

const AppliedDetail = z.object({ from: z.uuid() });

async function changeEffect(
  db: Database,
  { submissionId, from, to }: EffectChange,
  action: AuditEntry['action'],
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const { count } = await tx.submission.updateMany({
      where: { id: submissionId, effectiveRunId: from },
      data: { effectiveRunId: to },
    });
    if (count === 0) return false;

    const { itemId, userId, item, effectiveRun } = await tx.submission.findUniqueOrThrow({
      where: { id: submissionId },
      select: {
        itemId: true,
        userId: true,
        item: { select: { assignment: { select: { courseId: true } } } },
        effectiveRun: { select: { score: true, verdict: true } },
      },
    });
    const score = effectiveRun?.score ?? 0;
    await recordScore(tx, { itemId, userId, score, runId: to, reason: action });
    await rebuildScore(tx, { itemId, userId });
    await audit(tx, {
      actorId: null,
      courseId: item.assignment.courseId,
      action,
      subject: submissionId,
      detail: { from, to, score, verdict: effectiveRun?.verdict ?? null },
    });
    return true;
  });
}

/** A run has one score event of its own; when it counts again after another did, that is told without it. */
async function recordScore(
  tx: Transaction,
  event: {
    readonly itemId: string;
    readonly userId: string;
    readonly score: number;
    readonly runId: string;
    readonly reason: string;
  },
): Promise<void> {
  const isFirst = (await tx.scoreEvent.count({ where: { runId: event.runId } })) === 0;
  const runId = isFirst ? event.runId : null;
  await tx.scoreEvent.create({ data: { ...event, kind: 'regrade', runId } });
}

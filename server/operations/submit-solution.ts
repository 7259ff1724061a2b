import { createHash, randomBytes } from 'node:crypto';
import { inTransaction } from '../db/transaction.ts';
import type { Database, Transaction } from '../db/transaction.ts';
import { AppError } from './app-error.ts';
import { reserveAttempt } from './current-score.ts';
import type { EnqueueRun } from './enqueue.ts';
import { countAhead } from './queue-position.ts';
import { assertGradableSource } from './source.ts';
import { recordEvents } from './submission-events.ts';

export interface NewSubmission {
  readonly userId: string;
  readonly itemId: string;
  readonly source: string;
  readonly idempotencyKey: string;
  /** When the request arrived: what a deadline is judged by. */
  readonly receivedAt: Date;
}

export interface AcceptedSubmission {
  readonly id: string;
  readonly number: number;
  readonly receivedAt: Date;
  readonly maxScore: number;
}

export interface SubmissionDependencies {
  readonly db: Database;
  readonly enqueue: EnqueueRun;
  /** So many may wait; beyond it an honest refusal is better than a wait of minutes. */
  readonly queueLimit: number;
}

const queueFullRetrySeconds = 30;

/** So much of a long queue may be one student's, so that no program of one shuts everybody else out. */
const ownLimit = { share: 0.1, atLeast: 50 };

/**
 * Stores a submission and queues its grading, or answers with the one that the same key stored before.
 * What is refused leaves nothing behind.
 */
export async function submitSolution(
  deps: SubmissionDependencies,
  submission: NewSubmission,
): Promise<AcceptedSubmission> {
  assertGradableSource(submission.source);
  const sourceHash = createHash('sha256').update(submission.source).digest('hex');

  return inTransaction(deps.db, async (tx) => {
    await claimKey(tx, submission);
    const earlier = await findEarlier(tx, submission, sourceHash);
    if (earlier) return earlier;

    await waitForOthersOfUser(tx, submission.userId);
    const item = await readItem(tx, submission);
    checkAttempts(item);
    const ahead = await placeInQueue(tx, submission.userId, deps.queueLimit);

    const accepted = await store(tx, submission, sourceHash, item);
    await reserveAttempt(tx, submission, item.maxScore);
    await recordEvents(tx, accepted.id, [{ event: 'queued', data: { ahead } }]);
    await queueRun(tx, deps.enqueue, accepted.id, item.versionId, submission);
    return accepted;
  });
}

async function claimKey(tx: Transaction, { userId, idempotencyKey }: NewSubmission): Promise<void> {
  const [lock] = await tx.$queryRaw<{ obtained: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${`submission ${userId} ${idempotencyKey}`}, 0)) AS obtained`;
  if (!lock?.obtained) throw new AppError('request_in_flight');
}

async function findEarlier(
  tx: Transaction,
  { userId, itemId, idempotencyKey }: NewSubmission,
  sourceHash: string,
): Promise<AcceptedSubmission | null> {
  const earlier = await tx.submission.findUnique({
    where: { userId_idempotencyKey: { userId, idempotencyKey } },
    select: {
      id: true,
      number: true,
      receivedAt: true,
      itemId: true,
      sourceHash: true,
      version: { select: { maxScore: true } },
    },
  });
  if (!earlier) return null;
  if (earlier.itemId !== itemId || earlier.sourceHash !== sourceHash) {
    throw new AppError('idempotency_key_reused');
  }
  const { id, number, receivedAt, version } = earlier;
  return { id, number, receivedAt, maxScore: version.maxScore };
}

/** One user's submissions are stored one after the other, so that numbers, limits and queue places are exact. */
async function waitForOthersOfUser(tx: Transaction, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`submissions of ${userId}`}, 0))::text`;
}

interface ItemOfStudent {
  readonly versionId: string | null;
  readonly maxScore: number;
  readonly attemptLimit: number | null;
  readonly attemptsUsed: number;
  /** The number of the student's newest submission; 0 without one. */
  readonly newest: number;
}

/** Everything about the item that decides on a submission, in one look. */
async function readItem(
  tx: Transaction,
  { itemId, userId }: NewSubmission,
): Promise<ItemOfStudent & { readonly versionId: string }> {
  const [item] = await tx.$queryRaw<ItemOfStudent[]>`
    SELECT version.id AS "versionId", version."maxScore", item."attemptLimit",
      coalesce(score."attemptsUsed", 0) AS "attemptsUsed",
      (SELECT coalesce(max(number), 0) FROM "Submission" WHERE "itemId" = item.id AND "userId" = ${userId}::uuid) AS newest
    FROM "AssignmentItem" item
    JOIN "Exercise" exercise ON exercise.id = item."exerciseId"
    LEFT JOIN "ExerciseVersion" version ON version.id = exercise."currentVersionId"
    LEFT JOIN "CurrentScore" score ON score."itemId" = item.id AND score."userId" = ${userId}::uuid
    WHERE item.id = ${itemId}::uuid`;
  if (!item || item.versionId === null) throw new AppError('not_found');
  return { ...item, versionId: item.versionId };
}

function checkAttempts({ attemptLimit: limit, attemptsUsed }: ItemOfStudent): void {
  if (limit !== null && attemptsUsed >= limit) throw new AppError('attempts_used_up', { limit });
}

async function placeInQueue(tx: Transaction, userId: string, limit: number): Promise<number> {
  const { ahead, waiting, own } = await countAhead(tx, userId);
  if (own >= Math.max(ownLimit.atLeast, limit * ownLimit.share)) {
    throw new AppError('too_many_requests', { seconds: queueFullRetrySeconds });
  }
  if (waiting >= limit) {
    throw new AppError('queue_full', { queued: waiting, seconds: queueFullRetrySeconds });
  }
  return ahead;
}

async function store(
  tx: Transaction,
  { userId, itemId, source, idempotencyKey, receivedAt }: NewSubmission,
  sourceHash: string,
  { versionId, maxScore, newest }: ItemOfStudent & { readonly versionId: string },
): Promise<AcceptedSubmission> {
  const number = newest + 1;
  const { id } = await tx.submission.create({
    data: {
      userId,
      itemId,
      number,
      source,
      sourceHash,
      receivedAt,
      idempotencyKey,
      versionId,
      seed: randomBytes(16).toString('hex'),
    },
    select: { id: true },
  });
  return { id, number, receivedAt, maxScore };
}

async function queueRun(
  tx: Transaction,
  enqueue: EnqueueRun,
  submissionId: string,
  versionId: string,
  { userId, receivedAt }: NewSubmission,
): Promise<void> {
  const { id } = await tx.gradingRun.create({
    data: { submissionId, versionId, createdAt: receivedAt },
    select: { id: true },
  });
  await enqueue(tx, { runId: id, userId, lane: 'interactive' });
}

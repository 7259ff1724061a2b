import { ExerciseDefinition } from '#contract/exercise.ts';
import { Report } from '#contract/report.ts';
import { verdicts } from '#contract/verdict.ts';
import { toThousandths } from '../../server/db/points.ts';
import type { Database } from '../../server/db/transaction.ts';
import { createGrader } from '../../server/grading/create-grader.ts';
import { createSandbox } from '../../server/sandbox/create-sandbox.ts';
import type { SubmissionRecord, WatchedGrading } from './student.ts';

/** One finding is one broken promise. */
export type Findings = readonly string[];

/** What of the database is examined, a submission with all that it led to. */
export type StoredSubmission = Awaited<ReturnType<typeof readSubmissions>>[number];

export function readSubmissions(db: Database) {
  return db.submission.findMany({
    include: {
      version: true,
      effectiveRun: true,
      runs: { include: { scoreEvents: true } },
    },
  });
}

/** Whether everything that was accepted, and nothing else, is there with exactly one result. */
export function examineResults(
  stored: readonly StoredSubmission[],
  accepted: readonly SubmissionRecord[],
): Findings {
  const byId = new Map(stored.map((submission) => [submission.id, submission]));
  const lost = accepted.filter(({ id }) => !byId.has(id)).map(({ id }) => `${id} was lost`);
  const doubled =
    stored.length === accepted.length &&
    new Set(accepted.map(({ id }) => id)).size === stored.length
      ? []
      : [`${accepted.length} were accepted, but ${stored.length} are stored`];
  const ended = stored.flatMap(({ id, effectiveRun, runs }) => {
    const [run] = runs;
    if (runs.length !== 1 || !run) return [`${id} has ${runs.length} runs`];
    if (effectiveRun?.id !== run.id) return [`${id} has no result`];
    if (run.state !== 'graded') return [`${id} is ${run.state}`];
    if (run.verdict === 'system_error') return [`${id} ended as our failure`];
    const { verdict, score } = Report.parse(run.report);
    const owed = verdicts[verdict].costsAttempt ? [toThousandths(score)] : [];
    const events = run.scoreEvents.map((event) => event.score);
    if (events.join() === owed.join()) return [];
    return [`${id} has score events of ${events.join()}, not ${owed.join()}`];
  });
  return [...lost, ...doubled, ...ended];
}

/** Whether the projected scores are what their events add up to. */
export async function examineScores(
  db: Database,
  stored: readonly StoredSubmission[],
): Promise<Findings> {
  const scores = await db.currentScore.findMany();
  return scores.flatMap(({ userId, itemId, best, passed, attemptsUsed, submissions }) => {
    const theirs = stored.filter((one) => one.userId === userId && one.itemId === itemId);
    const costly = theirs.filter(({ runs }) => runs.some((run) => run.scoreEvents.length > 0));
    const reached = costly.flatMap(({ runs }) => runs.map((run) => run.score ?? 0));
    const expected = {
      best: reached.length > 0 ? Math.max(...reached) : null,
      passed: theirs.some(({ effectiveRun }) => effectiveRun?.verdict === 'passed'),
      attemptsUsed: costly.length,
      submissions: theirs.length,
    };
    const found = { best, passed, attemptsUsed, submissions };
    if (JSON.stringify(found) === JSON.stringify(expected)) return [];
    return [`${userId}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`];
  });
}

/** Grades every source once more with its seed, undisturbed and without queue or database, and compares. */
export async function examineReports(stored: readonly StoredSubmission[]): Promise<Findings> {
  const sandbox = await createSandbox({ studentProcesses: 2 });
  const grader = createGrader({ sandbox });
  const findings: string[] = [];
  const queue = [...stored];
  const gradeQueue = async (): Promise<void> => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const { id, source, seed, version, effectiveRun } = next;
      const undisturbed = await grader.grade({
        exercise: {
          version: version.gradingHash,
          definition: ExerciseDefinition.parse(version.definition),
          model: version.model,
        },
        source,
        seed,
      });
      const [found, expected] = [outcomeOf(effectiveRun?.report), outcomeOf(undisturbed)];
      if (found !== expected) findings.push(`${id} got ${found}, undisturbed ${expected}`);
    }
  };
  try {
    await Promise.all([gradeQueue(), gradeQueue()]);
  } finally {
    await sandbox.stop();
  }
  return findings;
}

/** What must be equal however often a grading was begun: everything but times and names of mistakes. */
function outcomeOf(stored: unknown): string {
  const { verdict, score, maxScore, firstWrong, tasks, cases } = Report.parse(stored);
  const outcomes = cases.map(({ id, outcome }) => ({ id, outcome }));
  return JSON.stringify({ verdict, score, maxScore, firstWrong, tasks, outcomes });
}

/** Whether every stream told its story once and in order. */
export function examineStreams(watched: readonly WatchedGrading[]): Findings {
  return watched.flatMap(({ submissionId, ids, names }) => {
    const isRising = ids.every((id, at) => at === 0 || id > (ids[at - 1] ?? 0));
    if (!isRising) return [`the stream of ${submissionId} told ${ids.join()}`];
    const verdictsTold = names.filter((name) => name === 'verdict').length;
    if (names[0] !== 'queued' || verdictsTold !== 1 || names.at(-1) !== 'verdict') {
      return [`the stream of ${submissionId} told ${names.join()}`];
    }
    return [];
  });
}

/** The longest time between the last kill, or the arrival if that was later, and a result. */
export function longestWaitMs(stored: readonly StoredSubmission[], lastKillAt: number): number {
  return Math.max(
    0,
    ...stored.map(({ receivedAt, effectiveRun }) => {
      const since = Math.max(receivedAt.getTime(), lastKillAt);
      return (effectiveRun?.finishedAt?.getTime() ?? Infinity) - since;
    }),
  );
}

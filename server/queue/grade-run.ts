import type { BaseLogger } from 'pino';
import type { Report } from '#contract/report.ts';
import type { Database } from '../db/transaction.ts';
import type { DiagnosticBank } from '../grading/diagnosis/bank.ts';
import { GradingFailure } from '../grading/grading-failure.ts';
import type { Grader } from '../grading/types.ts';
import type { Metrics } from '../metrics/types.ts';
import type { Lane } from '../operations/enqueue.ts';
import { failRun } from '../operations/fail-run.ts';
import type { RunFailure } from '../operations/fail-run.ts';
import { startRun } from '../operations/start-run.ts';
import type { StartedRun } from '../operations/start-run.ts';
import { storeReport } from '../operations/store-report.ts';
import { createProgressWriter } from './progress-writer.ts';
import type { ProgressWriter } from './progress-writer.ts';

export interface GradeRunOptions {
  readonly db: Database;
  readonly grader: Grader;
  readonly readDiagnostics: (versionId: string) => Promise<DiagnosticBank | null>;
  readonly metrics: Pick<Metrics, 'graded' | 'failed'>;
  readonly logger: Pick<BaseLogger, 'info' | 'warn' | 'error'>;
}

/** A run that was begun this often and never ended is what ends its workers. */
const mostDeliveries = 20;

/** Grades one run from start to stored report. `again`: it must be delivered once more. */
export async function gradeRun(
  options: GradeRunOptions,
  { runId, lane }: { readonly runId: string; readonly lane: Lane },
): Promise<'over' | 'again'> {
  const { db, metrics, logger } = options;
  const run = await startRun(db, runId, new Date());
  if (!run) return 'over';
  const hopeless = hopelessBecause(run);
  if (hopeless) return giveUp(options, run, hopeless);

  const progress = createProgressWriter(db, run.lease, logger);
  const graded = await tryGrading(options, run, progress);
  const unwritten = await progress.drain();
  if (graded instanceof Error) return giveUp(options, run, failureOf(graded), graded);

  const storingSince = performance.now();
  const outcome = await storeReport(db, run.lease, graded, unwritten, new Date());
  metrics.graded({ lane, outcome, report: graded, storeMs: performance.now() - storingSince });
  logger.info(
    { runId, outcome, verdict: graded.verdict, timings: graded.timings },
    outcome === 'stored' ? 'graded' : 'dropped a result: another worker has the run',
  );
  return 'over';
}

async function tryGrading(
  { grader, readDiagnostics }: GradeRunOptions,
  { exercise: { versionId, ...exercise }, source, seed, queueMs }: StartedRun,
  progress: ProgressWriter,
): Promise<Report | Error> {
  try {
    return await grader.grade({
      exercise: { ...exercise, diagnostics: () => readDiagnostics(versionId) },
      source,
      seed,
      queueMs,
      onProgress: progress.add,
    });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function hopelessBecause(run: StartedRun): RunFailure | null {
  if (run.quarantined) {
    return { message: 'the exercise version is quarantined', culprit: 'model', final: true };
  }
  if (run.lease.fence > mostDeliveries) {
    const message = `begun ${run.lease.fence} times and never finished`;
    return { message, culprit: 'sandbox', final: true };
  }
  return null;
}

function failureOf(error: Error): RunFailure {
  const culprit = error instanceof GradingFailure ? error.culprit : 'sandbox';
  return { message: error.message, culprit, final: false };
}

async function giveUp(
  { db, metrics, logger }: GradeRunOptions,
  { lease }: StartedRun,
  failure: RunFailure,
  cause?: Error,
): Promise<'over' | 'again'> {
  const outcome = await failRun(db, lease, failure, new Date());
  metrics.failed(failure.culprit, outcome);
  logger.error({ runId: lease.runId, err: cause, failure, outcome }, 'a run could not be graded');
  return outcome === 'retry' ? 'again' : 'over';
}

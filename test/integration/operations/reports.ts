import type { Check, Report } from '#contract/report.ts';
import type { Database } from '../../../server/db/transaction.ts';
import { startRun } from '../../../server/operations/start-run.ts';
import { storeReport } from '../../../server/operations/store-report.ts';

const failedCheck: Check = {
  quantity: 'dW2',
  status: 'fail',
  problem: null,
  found: null,
  shape: [1, 4],
  expectedShape: [1, 4],
  relativeError: 4,
  tolerance: 1e-7,
  ratio: 5,
  ratioSpread: 0,
  cosine: 1,
  within: 0,
  total: 4,
  kinks: 0,
  rebased: 'fail',
  follows: null,
  numerical: 'fail',
  location: { line: 31, column: 9 },
};

/** Six points of ten, the mean of dW2 forgotten. */
export const failingReport: Report = {
  schema: 1,
  exercise: 'mlp2-backward',
  version: 'sha256:0',
  engine: '1.0.0',
  seed: '00112233445566778899aabbccddeeff',
  verdict: 'wrong_gradient',
  score: 6,
  maxScore: 10,
  firstWrong: { quantity: 'dW2', case: 'ordinary-1' },
  headline: { key: 'ratio_constant', args: { quantity: 'dW2', ratio: 5, symbol: 'n' } },
  agreement: { forward: true, backward: false, own: false },
  tasks: [{ id: 'output', points: 6, maxPoints: 10 }],
  cases: [
    {
      id: 'ordinary-1',
      visibility: 'public',
      outcome: 'wrong_gradient',
      cpuMs: 3,
      checks: [failedCheck],
    },
    {
      id: 'ordinary-3',
      visibility: 'hidden',
      outcome: 'wrong_gradient',
      cpuMs: 4,
      checks: [failedCheck],
    },
  ],
  diagnoses: [{ id: 'missing-mean', confidence: 'confirmed', quantity: 'dW2' }],
  console: [],
  timings: { queueMs: 4, gradeMs: 61, cpuMs: 7 },
  error: null,
};

export const passingReport: Report = {
  ...failingReport,
  verdict: 'passed',
  score: 10,
  firstWrong: null,
  headline: { key: 'passed', args: { cases: 2 } },
  cases: [],
  diagnoses: [],
};

export const unreadableReport: Report = {
  ...failingReport,
  verdict: 'syntax_error',
  score: 0,
  firstWrong: null,
  headline: { key: 'syntax_error', args: { message: 'unexpected token', line: 1 } },
  cases: [],
  diagnoses: [],
};

/** The newest run of a submission. */
export async function runOf(db: Database, submissionId: string): Promise<string> {
  const { id } = await db.gradingRun.findFirstOrThrow({
    where: { submissionId },
    orderBy: { createdAt: 'desc' },
  });
  return id;
}

/** What a worker does that comes to this report. */
export async function gradeAs(
  db: Database,
  submissionId: string,
  report: Report,
): Promise<'stored' | 'dropped'> {
  const run = await startRun(db, await runOf(db, submissionId), new Date());
  if (!run) return 'dropped';
  return storeReport(db, run.lease, report, [], new Date());
}

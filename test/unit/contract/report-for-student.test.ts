import { describe, expect, test } from 'vitest';
import { forStudent } from '#contract/report-for-student.ts';
import { Report, StudentReport } from '#contract/report.ts';
import type { CaseReport, Check } from '#contract/report.ts';

/** A number that nothing else in the report has, so that it cannot hide. */
const secretNumber = 86_753.09;

const check = (quantity: string, status: Check['status']): Check => ({
  quantity,
  status,
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
  rebased: null,
  follows: null,
  numerical: null,
  location: null,
});

const secretCheck: Check = {
  ...check('dW2', 'fail'),
  problem: 'wrong_type',
  found: 'SECRET found',
  shape: [86_753],
  expectedShape: [86_753],
  relativeError: secretNumber,
  tolerance: secretNumber,
  ratio: secretNumber,
  ratioSpread: secretNumber,
  cosine: secretNumber,
  within: 86_753,
  total: 86_753,
  kinks: 86_753,
  rebased: 'fail',
  follows: null,
  numerical: 'fail',
  location: { line: 86_753, column: 86_753 },
};

const shownCase: CaseReport = {
  id: 'ordinary-1',
  visibility: 'public',
  outcome: 'passed',
  cpuMs: 3,
  checks: [check('dZ2', 'pass'), check('dW2', 'pass')],
};

const hiddenCase: CaseReport = {
  id: 'ordinary-3',
  visibility: 'hidden',
  outcome: 'wrong_gradient',
  cpuMs: secretNumber,
  checks: [check('dZ2', 'pass'), secretCheck],
};

/** Everything that a hidden case could betray itself by. */
const report: Report = {
  schema: 1,
  exercise: 'mlp2-backward',
  version: 'sha256:0',
  engine: '1.0.0',
  seed: 'SECRET seed',
  verdict: 'wrong_gradient',
  score: 6,
  maxScore: 10,
  firstWrong: { quantity: 'dW2', case: 'ordinary-3' },
  headline: { key: 'ratio_constant', args: { quantity: 'dW2', ratio: secretNumber, symbol: 'n' } },
  agreement: { forward: true, backward: false, own: false },
  tasks: [{ id: 'output', points: 6, maxPoints: 10 }],
  cases: [shownCase, hiddenCase],
  diagnoses: [{ id: 'missing-mean', confidence: 'confirmed', quantity: 'dW2' }],
  console: [
    { case: null, line: 1, text: 'at the top' },
    { case: 'ordinary-1', line: 2, text: 'in public' },
    { case: 'ordinary-3', line: 86_753, text: 'SECRET print' },
    { case: 'stretched-1', line: 3, text: 'SECRET confirmation' },
  ],
  timings: { queueMs: 4, gradeMs: 61, cpuMs: secretNumber },
  error: {
    name: 'SECRET name',
    message: 'SECRET message',
    function: 'backward',
    case: 'ordinary-3',
    location: { line: 86_753, column: 1 },
  },
};

describe('a report as its student sees it', () => {
  test('holds nothing of a hidden case but its outcome and statuses', () => {
    const shown = forStudent(Report.parse(report));
    expect(JSON.stringify(shown)).not.toMatch(/SECRET|86753|86_753/);
    expect(shown.cases).toEqual([
      shownCase,
      {
        id: 'ordinary-3',
        visibility: 'hidden',
        outcome: 'wrong_gradient',
        checks: [
          { quantity: 'dZ2', status: 'pass' },
          { quantity: 'dW2', status: 'fail' },
        ],
      },
    ]);
    expect(shown.console).toEqual([
      { case: null, line: 1, text: 'at the top' },
      { case: 'ordinary-1', line: 2, text: 'in public' },
    ]);
    expect(shown.timings).toEqual({ queueMs: 4, gradeMs: 61, cpuMs: 3 });
    expect(shown.error).toBeNull();
    expect(StudentReport.parse(shown)).toEqual(shown);
  });

  test('says of a mistake that only hidden cases show where it is, not what', () => {
    expect(forStudent(report).headline).toEqual({
      key: 'only_hidden',
      args: { quantity: 'dW2', case: 'ordinary-3' },
    });
  });

  test('keeps the headline of a mistake that a public case shows', () => {
    const shown = forStudent({ ...report, firstWrong: { quantity: 'dW2', case: 'ordinary-1' } });
    expect(shown.headline).toEqual(report.headline);
  });

  test('does not tell what was thrown in a hidden case, whatever a public one shows', () => {
    const shown = forStudent({
      ...report,
      verdict: 'runtime_error',
      firstWrong: { quantity: 'dZ2', case: 'ordinary-1' },
      headline: { key: 'runtime_error', args: { message: 'SECRET message', line: 86_753 } },
    });
    expect(JSON.stringify(shown)).not.toMatch(/SECRET|86753/);
    expect(shown.headline).toMatchObject({ key: 'only_hidden', args: { quantity: 'dW2' } });
  });

  test('does not name the input that only a hidden case saw changed', () => {
    const shown = forStudent({
      ...report,
      verdict: 'mutated_input',
      firstWrong: null,
      headline: { key: 'mutated_input', args: { name: 'SECRET' } },
      cases: [shownCase, { ...hiddenCase, outcome: 'mutated_input' }],
    });
    expect(shown.headline).toMatchObject({ key: 'only_hidden', args: { case: 'ordinary-3' } });
  });

  test('tells what was thrown before any case ran', () => {
    const error = { ...report.error, name: 'TypeError', message: 'no', case: null };
    const shown = forStudent({
      ...report,
      verdict: 'runtime_error',
      headline: { key: 'runtime_error', args: { message: 'no', line: 2 } },
      error: { ...error, function: null, location: { line: 2, column: 1 } },
    });
    expect(shown.headline).toEqual({ key: 'runtime_error', args: { message: 'no', line: 2 } });
    expect(shown.error).toMatchObject({ message: 'no' });
  });

  test('of our own failure says so', () => {
    const shown = forStudent({
      ...report,
      verdict: 'system_error',
      firstWrong: null,
      headline: { key: 'system_error', args: { incident: '42' } },
      cases: [],
      error: null,
    });
    expect(shown.headline).toEqual({ key: 'system_error', args: { incident: '42' } });
  });
});

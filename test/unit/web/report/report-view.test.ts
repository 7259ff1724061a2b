import { describe, expect, it } from 'vitest';
import type { Check, Report, StudentReport } from '../../../../server/contract/report.ts';
import {
  barPosition,
  firstCaseToShow,
  isSameSource,
  summariseHidden,
  viewCases,
  viewChecks,
} from '../../../../web/components/report/report-view.ts';

function check(quantity: string, part: Partial<Check> = {}): Check {
  return {
    quantity,
    status: 'pass',
    problem: null,
    found: null,
    shape: [1, 4],
    expectedShape: [1, 4],
    relativeError: 1e-16,
    tolerance: 1e-7,
    ratio: 1,
    ratioSpread: 0,
    cosine: 1,
    within: 4,
    total: 4,
    kinks: 0,
    rebased: null,
    follows: null,
    numerical: null,
    location: null,
    ...part,
  };
}

const report: StudentReport = {
  schema: 1,
  exercise: 'mlp2-backward',
  version: 'sha256:0',
  engine: '1.0.0',
  verdict: 'wrong_gradient',
  score: 6,
  maxScore: 10,
  firstWrong: { quantity: 'dW2', case: 'ordinary-2' },
  headline: { key: 'wrong_gradient', args: { quantity: 'dW2' } },
  agreement: null,
  tasks: [],
  diagnoses: [],
  console: [],
  timings: { queueMs: 1, gradeMs: 20, cpuMs: 10 },
  error: null,
  cases: [
    { id: 'ordinary-1', visibility: 'public', outcome: 'passed', cpuMs: 1, checks: [check('dZ2')] },
    {
      id: 'ordinary-2',
      visibility: 'public',
      outcome: 'wrong_gradient',
      cpuMs: 1,
      checks: [check('dZ2'), check('dW2', { status: 'fail' })],
    },
    {
      id: 'ordinary-3',
      visibility: 'hidden',
      outcome: 'wrong_gradient',
      checks: [
        { quantity: 'dW2', status: 'fail' },
        { quantity: 'db2', status: 'fail' },
      ],
    },
    {
      id: 'ordinary-4',
      visibility: 'hidden',
      outcome: 'wrong_gradient',
      checks: [{ quantity: 'dW2', status: 'fail' }],
    },
    { id: 'ordinary-5', visibility: 'hidden', outcome: 'passed', checks: [] },
  ],
};

describe('cases', () => {
  it('are numbered among their kind', () => {
    expect(viewCases(report).map(({ name }) => `${name.visibility} ${name.number}`)).toEqual([
      'public 1',
      'public 2',
      'hidden 1',
      'hidden 2',
      'hidden 3',
    ]);
  });

  it('open with the one in which the chain breaks', () => {
    expect(firstCaseToShow(report, viewCases(report))).toBe('ordinary-2');
  });

  it('open with the first public one where only hidden ones fail', () => {
    const cases = viewCases({ ...report, firstWrong: { quantity: 'dW2', case: 'ordinary-3' } });
    expect(firstCaseToShow({ ...report, firstWrong: null }, cases.slice(0, 1))).toBe('ordinary-1');
  });

  it('that are hidden become one row', () => {
    expect(summariseHidden(viewCases(report))).toEqual({
      passed: 1,
      total: 3,
      stopped: 0,
      failing: [
        { quantity: 'dW2', cases: 2 },
        { quantity: 'db2', cases: 1 },
      ],
    });
  });

  it('that are hidden and whose run was broken off are off in nothing', () => {
    const stopped: StudentReport = {
      ...report,
      cases: [
        {
          id: 'ordinary-3',
          visibility: 'hidden',
          outcome: 'runtime_error',
          checks: [{ quantity: 'dW2', status: 'fail' }],
        },
      ],
    };
    expect(summariseHidden(viewCases(stopped))).toEqual({
      passed: 0,
      total: 1,
      stopped: 1,
      failing: [],
    });
  });

  it('are all open to staff', () => {
    const whole: Report = {
      ...report,
      seed: '00',
      cases: report.cases.map((one) => ({ ...one, cpuMs: 1, checks: [check('dW2')] })),
    };
    expect(summariseHidden(viewCases(whole))).toBeNull();
  });
});

describe('rows of a case', () => {
  it('tell the first break, what follows from it, and mistakes of their own', () => {
    const rows = viewChecks([
      check('A2'),
      check('dZ2', { status: 'fail' }),
      check('dW2', { status: 'consistent', rebased: 'pass', follows: 'dZ2' }),
      check('dA1', { status: 'fail', follows: 'dZ2' }),
      check('dW1', { status: 'fail', rebased: 'fail' }),
      check('db1', { status: 'fail' }),
    ]);
    expect(rows.map(({ check, role, cause }) => [check.quantity, role, cause])).toEqual([
      ['A2', null, null],
      ['dZ2', 'first', null],
      ['dW2', null, 'dZ2'],
      ['dA1', 'consequence', 'dZ2'],
      ['dW1', 'separate', null],
      ['db1', 'own', null],
    ]);
  });
});

describe('the error bar', () => {
  it('runs from 1e-12 to 1 on a logarithmic scale', () => {
    expect([0, 1e-12, 1e-6, 1, 40].map(barPosition)).toEqual([0, 0, 0.5, 1, 1]);
  });
});

describe('sources', () => {
  it('are the same whatever ends their lines', () => {
    expect(isSameSource('a\r\nb', 'a\nb')).toBe(true);
    expect(isSameSource('a\nb', 'a\nb ')).toBe(false);
  });
});

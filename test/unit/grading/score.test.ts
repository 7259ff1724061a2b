import { describe, expect, it } from 'vitest';
import type { Check, CheckStatus } from '../../../server/contract/report.ts';
import type { Quantity } from '../../../server/grading/quantities.ts';
import { isSelected, scoreTasks, type ScoredCase } from '../../../server/grading/score.ts';
import { defineExercise } from './exercise-definition.ts';

const text = { 'pt-BR': 'Tarefa', en: 'Task' };
const { tasks } = defineExercise({
  tasks: [
    { id: 'loss', title: text, points: 2, checks: ['J'] },
    { id: 'errors', title: text, points: 3, checks: ['dZ[*]'] },
    { id: 'last', title: text, points: 5, checks: ['dW2'] },
  ],
});

const quantity = (name: string, family: string, kind: Quantity['kind']): Quantity => ({
  name,
  family,
  function: kind === 'value' ? 'forward' : 'backward',
  path: [name],
  kind,
  target: [name],
  times: 1,
  from: [],
  tolerance: 1e-7,
});
const quantities = [
  quantity('J', 'J', 'value'),
  quantity('dZ2', 'dZ', 'gradient'),
  quantity('dW2', 'dW', 'gradient'),
  quantity('dZ1', 'dZ', 'gradient'),
];

const check = (name: string, status: CheckStatus): Check => ({
  quantity: name,
  status,
  problem: null,
  found: null,
  shape: [1],
  expectedShape: [1],
  relativeError: 0,
  tolerance: 1e-7,
  ratio: 1,
  ratioSpread: 0,
  cosine: 1,
  within: 1,
  total: 1,
  kinks: 0,
  rebased: null,
  follows: null,
  numerical: null,
  location: null,
});

/** A case in which these quantities have these statuses and all others are right. */
const scored = (statuses: Readonly<Record<string, CheckStatus>> = {}): ScoredCase => ({
  quantities,
  checks: quantities.map(({ name }) => check(name, statuses[name] ?? 'pass')),
});

const points = (
  cases: readonly ScoredCase[],
  numericalBackward: 'forbid' | 'warn' | 'allow' = 'warn',
  isNumerical = false,
) =>
  Object.fromEntries(
    scoreTasks({ tasks, numericalBackward }, cases, isNumerical).map(({ id, points }) => [
      id,
      points,
    ]),
  );

describe('the points of a task', () => {
  it('are earned whole when every check is right on every case', () => {
    expect(scoreTasks({ tasks, numericalBackward: 'warn' }, [scored(), scored()], false)).toEqual([
      { id: 'loss', points: 2, maxPoints: 2 },
      { id: 'errors', points: 3, maxPoints: 3 },
      { id: 'last', points: 5, maxPoints: 5 },
    ]);
  });

  it('are lost by one failed check of the task on one case', () => {
    expect(points([scored(), scored({ dZ1: 'fail' })])).toEqual({ loss: 2, errors: 0, last: 5 });
    expect(points([scored({ dZ2: 'fail' }), scored()])).toEqual({ loss: 2, errors: 0, last: 5 });
  });

  it('are kept by what follows from an earlier mistake and by what is undecided', () => {
    const statuses = {
      J: 'undecided',
      dZ2: 'consistent',
      dZ1: 'undecided',
      dW2: 'consistent',
    } as const;
    expect(points([scored(statuses)])).toEqual({ loss: 2, errors: 3, last: 5 });
  });

  it('are nothing where no case was reached', () => {
    expect(points([])).toEqual({ loss: 0, errors: 0, last: 0 });
  });
});

describe('gradients that were differentiated numerically', () => {
  it('earn half where that is forbidden; values earn all', () => {
    expect(points([scored()], 'forbid', true)).toEqual({ loss: 2, errors: 1.5, last: 2.5 });
  });

  it.each(['warn', 'allow'] as const)('cost nothing under %s', (rule) => {
    expect(points([scored()], rule, true)).toEqual({ loss: 2, errors: 3, last: 5 });
  });

  it('earn nothing for what is wrong', () => {
    expect(points([scored({ dW2: 'fail' })], 'forbid', true)).toEqual({
      loss: 2,
      errors: 1.5,
      last: 0,
    });
  });
});

describe('the selectors of a task', () => {
  it.each([
    [['dW2'], true],
    [['dW[*]'], true],
    [['dW'], false],
    [['dW1', 'dZ[*]'], false],
    [['dW1', 'dW2'], true],
  ])('%j take dW2: %s', (selectors, expected) => {
    expect(isSelected(selectors, { name: 'dW2', family: 'dW' })).toBe(expected);
  });
});

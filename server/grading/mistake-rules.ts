import type { ExampleGroup } from '#contract/headline.ts';
import type { Relation } from './relations.ts';

/** What a quantity is in a course where examples are columns and dA and dZ are per example. */
export type Role = 'cost' | 'value' | 'error' | 'hidden error' | 'activation' | 'weights' | 'bias';

/** When the relation of a quantity stands for a misconception. */
export interface Rule {
  readonly roles: readonly Role[];
  /** Whether the relation is meant; `n` names the size that counts the examples. */
  readonly isMeant: (relation: Relation, n: string | null) => boolean;
  readonly mistake: string;
}

const sums: readonly Role[] = ['weights', 'bias'];
/** Where Z is an input, its gradient cannot be told from a parameter's by its place. */
const anyError: readonly Role[] = ['error', 'hidden error', 'weights'];

/** The first that applies is meant. */
export const rules: readonly Rule[] = [
  { roles: ['cost'], isMeant: hasRatio((n) => n), mistake: 'cost-not-averaged' },
  { roles: ['cost'], isMeant: hasKey('sign_flipped'), mistake: 'loss-minus-missing' },
  { roles: ['cost'], isMeant: hasKey('missing_sum'), mistake: 'cost-per-example' },
  { roles: ['cost'], isMeant: hasFactor(1 / Math.LN2, 1 / Math.LN10), mistake: 'log-base' },
  { roles: ['value'], isMeant: hasKey('transposed'), mistake: 'examples-as-rows' },
  { roles: ['weights', 'bias'], isMeant: hasRatio((n) => n), mistake: 'missing-mean' },
  { roles: ['weights', 'bias'], isMeant: isOverOtherSize, mistake: 'mean-over-features' },
  { roles: ['weights'], isMeant: lacksSum, mistake: 'elementwise-for-matrix-product' },
  {
    roles: ['weights', 'activation'],
    isMeant: hasKey('transposed'),
    mistake: 'gradient-transposed',
  },
  { roles: ['bias'], isMeant: hasRatio((n) => `1/${n}`), mistake: 'bias-mean-twice' },
  { roles: ['bias'], isMeant: lacksSum, mistake: 'bias-not-summed' },
  { roles: ['bias'], isMeant: hasKey('all_zero'), mistake: 'bias-gradient-missing' },
  { roles: ['error'], isMeant: hasRatio((n) => `1/${n}`), mistake: 'mean-in-dz' },
  { roles: ['error'], isMeant: hasKey('all_pairs'), mistake: 'error-of-all-pairs' },
  { roles: ['error'], isMeant: hasKey('absolute_value'), mistake: 'slide-gradient-sign' },
  { roles: ['error'], isMeant: hasKey('sign_flipped'), mistake: 'flipped-sign' },
  { roles: ['error'], isMeant: hasFactor(2), mistake: 'squared-error-factor' },
  {
    roles: ['hidden error'],
    isMeant: hasRatio((n) => `1/${n}`),
    mistake: 'extra-mean-in-hidden-layer',
  },
  { roles: ['activation'], isMeant: hasRatio((n) => `1/${n}`), mistake: 'mean-in-da' },
  { roles: ['error'], isMeant: countsOnly('label_1'), mistake: 'positive-term-only' },
  { roles: ['bias'], isMeant: countsOnly('first', 'last'), mistake: 'first-example-only' },
  { roles: ['weights'], isMeant: countsOnly('last'), mistake: 'sum-overwritten' },
  { roles: sums, isMeant: countsBy('1/(A·(1 − A))'), mistake: 'da-for-dz' },
  { roles: sums, isMeant: countsBy('A·(1 − A)'), mistake: 'extra-sigmoid-derivative' },
  {
    roles: ['activation', 'hidden error'],
    isMeant: countsBy('1/(A·(1 − A))'),
    mistake: 'loss-derivative-carried-back',
  },
  { roles: ['error'], isMeant: isTimes('A·(1 − A)'), mistake: 'extra-sigmoid-derivative' },
  { roles: ['error'], isMeant: isTimes('1/(A·(1 − A))'), mistake: 'activation-derivative-missing' },
  { roles: ['activation'], isMeant: isTimes('A·(1 − A)'), mistake: 'dz-for-da' },
  { roles: anyError, isMeant: hasSlope('1'), mistake: 'activation-derivative-missing' },
  { roles: anyError, isMeant: hasSlope('g′(A)'), mistake: 'derivative-at-activation' },
  { roles: anyError, isMeant: hasSlope('A'), mistake: 'activation-for-slope' },
  {
    roles: anyError,
    isMeant: hasSlope(['Z·(1 − Z)', '1 − Z²']),
    mistake: 'preactivation-for-activation',
  },
  { roles: anyError, isMeant: hasSlope('1 − A', 'tanh'), mistake: 'tanh-not-squared' },
  { roles: anyError, isMeant: hasSlope('1 − A', 'sigmoid'), mistake: 'slope-factor-missing' },
  { roles: anyError, isMeant: hasSlope('1 + A²', 'tanh'), mistake: 'tanh-plus-square' },
  { roles: anyError, isMeant: hasSlope('A²', 'tanh'), mistake: 'tanh-one-missing' },
  { roles: anyError, isMeant: hasSlope('A·(1 − A)', 'tanh'), mistake: 'sigmoid-slope-for-tanh' },
  { roles: anyError, isMeant: hasSlope('1 − A²', 'sigmoid'), mistake: 'tanh-slope-for-sigmoid' },
  { roles: anyError, isMeant: hasSlope('Z > 0 ? 1 : 0', 'leakyRelu'), mistake: 'leaky-as-relu' },
];

function hasKey(key: Relation['key']): Rule['isMeant'] {
  return (relation) => relation.key === key;
}

function hasRatio(symbolOf: (n: string) => string): Rule['isMeant'] {
  return (relation, n) =>
    relation.key === 'ratio_constant' && n !== null && relation.args.symbol === symbolOf(n);
}

function hasFactor(...factors: readonly number[]): Rule['isMeant'] {
  return (relation) =>
    relation.key === 'ratio_unnamed' &&
    factors.some((factor) => Math.abs(relation.args.ratio - factor) < 1e-6);
}

/** n/n0: divided by another size than that of the examples. */
function isOverOtherSize(relation: Relation, n: string | null): boolean {
  return (
    relation.key === 'ratio_constant' &&
    n !== null &&
    relation.args.symbol.startsWith(`${n}/`) &&
    /^[a-z]/i.test(relation.args.symbol.slice(n.length + 1))
  );
}

function lacksSum(relation: Relation, n: string | null): boolean {
  return relation.key === 'missing_sum' && relation.args.symbol === n;
}

function countsOnly(...groups: readonly ExampleGroup[]): Rule['isMeant'] {
  return (relation) => relation.key === 'examples_only' && groups.includes(relation.args.examples);
}

function countsBy(weight: string): Rule['isMeant'] {
  return (relation) => relation.key === 'examples_by_output' && relation.args.weight === weight;
}

function isTimes(factor: string): Rule['isMeant'] {
  return (relation) => relation.key === 'ratio_elementwise' && relation.args.factor === factor;
}

function hasSlope(slope: string | readonly string[], activation?: string): Rule['isMeant'] {
  return (relation) =>
    relation.key === 'slope_used' &&
    [slope].flat().includes(relation.args.slope) &&
    (activation === undefined || relation.args.activation === activation);
}

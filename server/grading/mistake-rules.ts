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

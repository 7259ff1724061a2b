import { ownMistakes } from './diagnosis/signature.ts';
import type { JudgedCase } from './judge-case.ts';
import type { Quantity } from './quantities.ts';
import type { Relation } from './relations.ts';

/** What a quantity is in a course where examples are columns and dA and dZ are per example. */
type Role = 'cost' | 'value' | 'error' | 'hidden error' | 'activation' | 'weights' | 'bias';

interface Rule {
  readonly roles: readonly Role[];
  /** Whether the relation is meant; `n` names the size that counts the examples. */
  readonly isMeant: (relation: Relation, n: string | null) => boolean;
  readonly mistake: string;
}

const rules: readonly Rule[] = [
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

/** The misconceptions that need no wrong solution to be recognised. */
export const relatedMistakes: readonly string[] = [...new Set(rules.map(({ mistake }) => mistake))];

/** What the relation of each quantity that is wrong by itself says: a misconception, or the relation's own key. */
export function nameRelations(
  relations: ReadonlyMap<string, Relation>,
  cases: readonly JudgedCase[],
): ReadonlyMap<string, string> {
  const n = exampleCount(cases);
  const named = ownMistakes(cases).flatMap((name) => {
    const relation = relations.get(name);
    if (!relation) return [];
    const role = roleOf(name, cases);
    const rule = rules.find(
      ({ roles, isMeant }) => role !== null && roles.includes(role) && isMeant(relation, n),
    );
    return [[name, rule?.mistake ?? relation.key] as const];
  });
  return new Map(named);
}

function roleOf(name: string, cases: readonly JudgedCase[]): Role | null {
  const places = cases.flatMap(({ prepared }) => {
    const quantity = prepared.quantities.find((one) => one.name === name);
    return quantity ? [{ quantity, prepared }] : [];
  });
  const [first] = places;
  if (!first) return null;
  const { quantity, prepared } = first;
  if (quantity.kind === 'value') {
    const isCost = prepared.seeds.some(({ path }) => path.join('.') === quantity.target.join('.'));
    return isCost && prepared.expected.get(name)?.data.length === 1 ? 'cost' : 'value';
  }
  if (quantity.kind !== 'gradient') return null;
  const isPerExample = places.some((place) => place.quantity.times !== 1);
  if (isPerExample) return roleOfError(quantity);
  return quantity.target[0] !== undefined && quantity.target[0] in prepared.drawn.inputs
    ? roleOfParameter(quantity)
    : null;
}

/** As the course writes it, sums are called z and activations a. */
function roleOfError({ target: [variable], from }: Quantity): Role {
  if (!/^z/i.test(String(variable))) return 'activation';
  return from.length === 0 ? 'error' : 'hidden error';
}

/** As the course writes it, biases are called b, b1, b2, …; in lists, `parameters[l].b`. */
function roleOfParameter({ target }: Quantity): Role {
  return /^b\d*$/.test(String(target.at(-1))) ? 'bias' : 'weights';
}

/** The size by which quantities per example are multiplied, in every case. */
function exampleCount(cases: readonly JudgedCase[]): string | null {
  const factors = cases.map(({ prepared: { quantities, drawn } }) => ({
    times: Math.max(1, ...quantities.map(({ times }) => times)),
    sizes: drawn.sizes,
  }));
  if (factors.every(({ times }) => times === 1)) return null;
  const names = [...(factors[0]?.sizes.keys() ?? [])];
  return names.find((name) => factors.every((one) => one.sizes.get(name) === one.times)) ?? null;
}

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

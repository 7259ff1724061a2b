import { ownMistakes } from './diagnosis/signature.ts';
import { exampleCount } from './example-count.ts';
import type { JudgedCase } from './judge-case.ts';
import type { Quantity } from './quantities.ts';
import { rules, type Role } from './mistake-rules.ts';
import type { Relation } from './relations.ts';

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
  const places = cases.flatMap(({ prepared, checks }) => {
    const quantity = prepared.quantities.find((one) => one.name === name);
    const isWrong = checks.some(({ quantity: of, status }) => of === name && status === 'fail');
    return quantity ? [{ quantity, prepared, isWrong }] : [];
  });
  // In nets of several depths one name is now an output, now a hidden layer.
  const first = places.find(({ isWrong }) => isWrong);
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

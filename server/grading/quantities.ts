import type { CaseSpec, ExerciseDefinition, QuantitySpec } from '#contract/exercise.ts';
import type { Path } from '../sandbox/types.ts';
import { evaluateExpression, type Symbols } from './expression.ts';
import { listIndices, listRange } from './sizes.ts';

/** One tensor that a student function returns, with every expression resolved for the sizes of a case. */
export interface Quantity {
  /** `dW2`; an entry of a list carries its index: `dW` of layer 2 is `dW2` as well. */
  readonly name: string;
  /** The name that a list's entries share: `dW` for `checks: ["dW[*]"]`; the name itself elsewhere. */
  readonly family: string;
  readonly function: string;
  /** Where it stands in the function's result. */
  readonly path: Path;
  readonly kind: 'value' | 'gradient' | 'interval' | 'judged' | 'throw';
  /**
   * The model's tensor that it is, or that it is the gradient with respect to;
   * the function that judges it; empty where neither is asked.
   */
  readonly target: Path;
  /** Where the model does not say it. */
  readonly shape?: readonly number[];
  readonly bounds?: readonly [low: number, high: number];
  /** What ∂J/∂target is multiplied by; 1 for values. */
  readonly times: number;
  /** Gradients that it follows from, for re-basing. */
  readonly from: readonly string[];
  readonly tolerance: number;
}

const defaultTolerance = { value: 1e-9, gradient: 1e-7 };

/** What a case looks at: every quantity of the exercise, or one function that must throw. */
export function quantitiesOf(
  definition: ExerciseDefinition,
  { throws }: Pick<CaseSpec, 'throws'>,
  symbols: Symbols,
): Quantity[] {
  if (throws === undefined) return resolveQuantities(definition, symbols);
  const place = { function: throws, path: [], name: throws, family: throws };
  return [{ ...place, kind: 'throw', target: [], times: 1, from: [], tolerance: 0 }];
}

/** Every quantity of an exercise for the sizes of one case, in the order in which a mistake travels. */
export function resolveQuantities(definition: ExerciseDefinition, symbols: Symbols): Quantity[] {
  const resolver = { definition, symbols };
  const quantities = Object.entries(definition.functions).flatMap(([fn, { returns }]) =>
    Object.entries(returns).flatMap(([key, spec]) => {
      if (spec === 'opaque') return [];
      if (!('list' in spec)) {
        const place = { function: fn, path: [key], name: key, family: key };
        return [resolveQuantity(spec, place, resolver, symbols)];
      }
      return resolveList(spec, { function: fn, key }, resolver);
    }),
  );
  const known = new Set(quantities.map(({ name }) => name));
  return quantities.map((quantity) => ({
    ...quantity,
    from: quantity.from.filter((name) => known.has(name)),
  }));
}

interface Resolver {
  readonly definition: ExerciseDefinition;
  readonly symbols: Symbols;
}

interface ListReturn {
  readonly list: Readonly<Record<string, string>>;
  readonly of: Readonly<Record<string, QuantitySpec>>;
}

function resolveList(
  spec: ListReturn,
  { function: fn, key }: { readonly function: string; readonly key: string },
  resolver: Resolver,
): Quantity[] {
  const { variable } = listRange(spec.list);
  const indices = listIndices(spec.list, resolver.symbols);
  const entries = indices.map((index, position) => {
    const symbols = new Map(resolver.symbols).set(variable, index);
    return Object.entries(spec.of).map(([field, quantity]) => {
      const place = {
        function: fn,
        path: [key, position, field],
        name: `${field}${index}`,
        family: field,
      };
      return resolveQuantity(quantity, place, resolver, symbols);
    });
  });
  const ordered = followsFromNextEntry(spec, variable) ? entries.toReversed() : entries;
  return ordered.flat();
}

/** Backpropagation visits the last layer first: `from: ["dZ[l+1]"]` says so. */
function followsFromNextEntry({ of }: ListReturn, variable: string): boolean {
  const next = new RegExp(`\\[\\s*${variable}\\s*\\+`);
  return Object.values(of).some(
    (spec) => 'gradient' in spec && (spec.from ?? []).some((name) => next.test(name)),
  );
}

function resolveQuantity(
  spec: QuantitySpec,
  place: Pick<Quantity, 'function' | 'path' | 'name' | 'family'>,
  { definition }: Resolver,
  symbols: Symbols,
): Quantity {
  const given = { ...place, times: 1, from: [], tolerance: defaultTolerance.value };
  const shapeOf = (shape: readonly (string | number)[]) =>
    shape.map((size) => evaluateExpression(size, symbols));
  if ('value' in spec) {
    return {
      ...given,
      kind: 'value',
      target: resolveReference(spec.value, definition, symbols),
      tolerance: spec.tolerance ?? given.tolerance,
    };
  }
  if ('interval' in spec) {
    return {
      ...given,
      kind: 'interval',
      target: [],
      shape: shapeOf(spec.shape),
      bounds: spec.interval,
    };
  }
  if ('judge' in spec) {
    return { ...given, kind: 'judged', target: [spec.judge], shape: shapeOf(spec.shape) };
  }
  return {
    ...place,
    kind: 'gradient',
    target: resolveReference(spec.gradient, definition, symbols),
    times: evaluateExpression(spec.times ?? 1, symbols),
    from: (spec.from ?? []).map((name) => resolveQuantityName(name, symbols)),
    tolerance: spec.tolerance ?? defaultTolerance.gradient,
  };
}

/** `dZ[l+1]` is called `dZ3` where l is 2. */
function resolveQuantityName(written: string, symbols: Symbols): string {
  const subscript = /^(\w+)\[([^\]]+)\]$/.exec(written);
  if (!subscript) return written;
  return `${subscript[1]}${evaluateExpression(subscript[2] ?? '', symbols)}`;
}

/** `parameters[l].W` as a path into JavaScript values, whose lists count from 0. */
export function resolveReference(
  reference: string,
  { inputs }: ExerciseDefinition,
  symbols: Symbols,
): Path {
  const parts = /^(\w+)(?:\[([^\]]+)\])?(?:\.(\w+))?$/.exec(reference);
  if (!parts?.[1])
    throw new Error(`"${reference}" is no reference like Z2, Z[l] or parameters[l].W`);
  const [, name, subscript, field] = parts;
  const path: (string | number)[] = [name];
  if (subscript !== undefined) {
    const spec = inputs[name];
    const first = spec && 'list' in spec ? (listIndices(spec.list, symbols)[0] ?? 1) : 1;
    path.push(evaluateExpression(subscript, symbols) - first);
  }
  return field === undefined ? path : [...path, field];
}

import type { ExerciseDefinition } from '#contract/exercise.ts';
import type {
  Inputs,
  PointResult,
  ReferenceResult,
  Sandbox,
  StudentSession,
  TensorValue,
  Value,
} from '../sandbox/types.ts';
import { innerProduct } from './numbers.ts';
import type { PreparedCase } from './prepare.ts';
import type { Quantity } from './quantities.ts';
import { planCalls } from './run-case.ts';
import type { GradableExercise } from './types.ts';
import { isTensor, tensorLeaves } from './values.ts';

/** Tensors of a function's inputs by the text of their path: `W1`, `parameters.0.W`. */
export type Point = Readonly<Record<string, TensorValue>>;

/** A scalar function of tensors, whose derivatives can be taken numerically. */
export interface Loss {
  /** The inputs that it can be differentiated with respect to, as they were drawn. */
  readonly at: Point;
  /** Many points in one crossing; NaN where there is no finite number. */
  readonly evaluate: (points: readonly Point[]) => Promise<number[]>;
}

interface Term {
  readonly quantity: Quantity;
  readonly cotangent: TensorValue | number;
}

/**
 * What the student's own forward computes: its J, or Σ ⟨upstream / times, output⟩ where upstream gradients are inputs.
 * Null where no function of the student returns all that the loss is made of.
 */
export function ownLoss(
  session: StudentSession,
  definition: ExerciseDefinition,
  prepared: PreparedCase,
): Loss | null {
  const terms = findTerms(prepared);
  const fn = terms?.[0]?.quantity.function;
  if (!terms || fn === undefined || terms.some(({ quantity }) => quantity.function !== fn)) {
    return null;
  }
  const calls = planCalls(definition, prepared, [fn]);
  if (
    calls.some((call) => Object.values(call.arguments).some((argument) => 'opaque' in argument))
  ) {
    return null;
  }
  const names = definition.functions[fn]?.arguments ?? [];
  const at = Object.fromEntries(
    names.flatMap((name) => tensorLeaves(prepared.inputs[name], [name])),
  );
  const evaluate = async (points: readonly Point[]) => {
    const outcome = await session.run({
      case: prepared.id,
      calls,
      points: points.map((point) => moved(prepared.inputs, point)),
      repetitions: 1,
    });
    if (outcome.state !== 'finished') return points.map(() => Number.NaN);
    return outcome.points.map((result) => lossOf(terms, result));
  };
  return { at, evaluate };
}

/** The same scalar as the model computes it. */
export function modelLoss(
  sandbox: Pick<Sandbox, 'evaluate'>,
  { version, model }: GradableExercise,
  { drawn, seeds }: PreparedCase,
  at: Point,
): Loss {
  const requests = seeds.map(({ path }) => ({ kind: 'value' as const, path }));
  const evaluate = async (points: readonly Point[]) => {
    const outcome = await sandbox.evaluate(
      { version, source: model },
      points.map((point) => ({ inputs: moved(drawn.inputs, point), requests })),
    );
    if (outcome.state !== 'finished') return points.map(() => Number.NaN);
    return outcome.points.map((results) =>
      sum(seeds.map(({ cotangent }, k) => pairing(cotangent, numbersOf(results[k])))),
    );
  };
  return { at, evaluate };
}

function numbersOf(result: ReferenceResult | undefined): Float64Array | null {
  return result?.kind === 'value' ? result.value.data : null;
}

function findTerms({ seeds, quantities }: PreparedCase): Term[] | null {
  const terms = seeds.map(({ path, cotangent }) => {
    const quantity = quantities.find(
      ({ kind, target }) => kind === 'value' && target.join('.') === path.join('.'),
    );
    return quantity && { quantity, cotangent };
  });
  const found = terms.filter((term) => term !== undefined);
  return found.length === terms.length && found.length > 0 ? found : null;
}

function lossOf(terms: readonly Term[], { repetitions: [outputs] }: PointResult): number {
  return sum(
    terms.map(({ quantity, cotangent }) => {
      const output = outputs?.[quantity.name];
      return pairing(cotangent, output?.state === 'tensor' ? output.data : null);
    }),
  );
}

/** ⟨cotangent, output⟩; a bare number stands for the cotangent of a scalar. */
function pairing(cotangent: TensorValue | number, output: Float64Array | null): number {
  const weights = typeof cotangent === 'number' ? Float64Array.of(cotangent) : cotangent.data;
  return output?.length === weights.length ? innerProduct(weights, output) : Number.NaN;
}

function sum(terms: readonly number[]): number {
  return terms.reduce((total, term) => total + term, 0);
}

/** The inputs with some tensors put in place of theirs. */
function moved(inputs: Inputs, point: Point): Inputs {
  const move = (value: Value, path: string): Value => {
    if (typeof value === 'string') return value;
    if (isTensor(value)) return point[path] ?? value;
    if (isList(value)) return value.map((part, at) => move(part, `${path}.${at}`));
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, move(part, `${path}.${key}`)]),
    );
  };
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, move(value, name)]),
  );
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

import type { CaseSpec, ExerciseDefinition } from '#contract/exercise.ts';
import type {
  Evaluation,
  Inputs,
  Path,
  ReferenceProgram,
  ReferenceRequest,
  ReferenceResult,
  Sandbox,
  TensorValue,
} from '../sandbox/types.ts';
import type { Drawn } from './draw.ts';
import { evaluateExpression } from './expression.ts';
import { GradingFailure } from './grading-failure.ts';
import type { Expected } from './compare.ts';
import { quantitiesOf, resolveReference, type Quantity } from './quantities.ts';
import type { GradableExercise } from './types.ts';
import { isTensor, scaled } from './values.ts';

/** Where the scalar loss starts: a cotangent on one of the model's tensors. */
export interface Seed {
  readonly path: Path;
  readonly cotangent: TensorValue | number;
}

/** All that the model says of one draw. */
export interface Expectation {
  readonly quantities: readonly Quantity[];
  /** By the quantity's name. */
  readonly expected: ReadonlyMap<string, Expected>;
  /** What the student's functions get: the drawn inputs and the model's own values. */
  readonly inputs: Inputs;
  /** J, or the upstream gradients in its place. */
  readonly seeds: readonly Seed[];
  /** Distance of the nearest piecewise operand to its kink, relative to its rms. */
  readonly kinkMargin: number;
  readonly largestLogit: number;
  /** The share of the units of ReLU and leaky ReLU that are above zero; NaN without one. */
  readonly activeShare: number;
}

/** One draw of a case. */
export interface CaseDraw {
  readonly spec: Pick<CaseSpec, 'throws'>;
  readonly drawn: Drawn;
}

/** Has the model compute every expected value and gradient of all draws, in one crossing. */
export async function expect(
  sandbox: Pick<Sandbox, 'evaluate'>,
  { definition, model, version }: GradableExercise,
  draws: readonly CaseDraw[],
): Promise<Expectation[]> {
  const questions = draws.map((draw) => askModel(definition, draw));
  const asked = questions.filter(({ requests }) => requests.length > 0);
  const results = await evaluateAll(sandbox, { version, source: model }, asked);
  const answers = new Map(asked.map((question, at) => [question, results[at] ?? []]));
  return questions.map((question) => {
    const answer = answers.get(question);
    return answer ? readAnswer(question, answer) : expectThrow(question);
  });
}

interface Question extends Evaluation {
  readonly quantities: readonly Quantity[];
  readonly values: readonly Quantity[];
  readonly gradients: readonly Quantity[];
  /** Inputs of the student's functions that are the model's own values. */
  readonly modelInputs: readonly string[];
  readonly seeds: readonly Seed[];
}

/** Where the student's function must throw, the model is asked nothing: it would throw as well. */
function askModel(definition: ExerciseDefinition, { spec, drawn }: CaseDraw): Question {
  const { inputs } = drawn;
  const quantities = quantitiesOf(definition, spec, drawn.sizes);
  const values = quantities.filter(({ kind }) => kind === 'value');
  const gradients = quantities.filter(({ kind }) => kind === 'gradient');
  const modelInputs = listModelInputs(definition, drawn);
  const seeds = gradients.length > 0 ? resolveSeeds(definition, drawn) : [];
  const read = [...values.map(({ target }) => target), ...modelInputs.map(({ path }) => path)];
  const requests: ReferenceRequest[] = [
    { kind: 'inspect' },
    { kind: 'pullback', seeds, wrt: gradients.map(({ target }) => target) },
    ...read.map((path) => ({ kind: 'value' as const, path })),
  ];
  const names = modelInputs.map(({ name }) => name);
  const question = { inputs, quantities, values, gradients, modelInputs: names, seeds };
  return { ...question, requests: spec.throws === undefined ? requests : [] };
}

function readAnswer(
  { quantities, values, gradients, modelInputs, seeds, inputs }: Question,
  [inspected, pulledBack, ...read]: readonly ReferenceResult[],
): Expectation {
  if (inspected?.kind !== 'inspect' || pulledBack?.kind !== 'pullback') throw outOfOrder();
  const expected = new Map<string, Expected>();
  for (const quantity of quantities) {
    if (quantity.shape) expected.set(quantity.name, expectBounds(quantity, quantity.shape));
  }
  for (const [at, { name }] of values.entries()) expected.set(name, valueOf(read[at]));
  for (const [at, { name, times }] of gradients.entries()) {
    const gradient = pulledBack.gradients[at];
    if (!gradient) throw outOfOrder();
    expected.set(name, scaled(gradient, times));
  }
  const own = modelInputs.map((name, at) => [name, valueOf(read[values.length + at])] as const);
  const { kind: _kind, ...inspection } = inspected;
  return {
    quantities,
    expected,
    inputs: { ...inputs, ...Object.fromEntries(own) },
    seeds,
    ...inspection,
  };
}

function expectThrow({ quantities, inputs }: Question): Expectation {
  return {
    quantities,
    expected: new Map(),
    inputs,
    seeds: [],
    kinkMargin: Infinity,
    largestLogit: 0,
    activeShare: Number.NaN,
  };
}

function expectBounds({ bounds }: Quantity, shape: readonly number[]): Expected {
  const size = shape.reduce((product, length) => product * length, 1);
  const [low, high] = bounds ?? [-Infinity, Infinity];
  const range = {
    low: new Float64Array(size).fill(low),
    high: new Float64Array(size).fill(high),
  };
  return { shape, data: new Float64Array(size), range };
}

/** Evaluates the model; one that does not run is no fault of the student's. */
export async function evaluateAll(
  sandbox: Pick<Sandbox, 'evaluate'>,
  program: ReferenceProgram,
  evaluations: readonly Evaluation[],
): Promise<readonly (readonly ReferenceResult[])[]> {
  if (evaluations.length === 0) return [];
  const outcome = await sandbox.evaluate(program, evaluations);
  if (outcome.state === 'failed') throw new GradingFailure(outcome.reason, 'sandbox');
  if (outcome.state === 'model_failed') {
    const { name, message, line } = outcome.error;
    throw new GradingFailure(`model.ts${line ? `:${line}` : ''}: ${name}: ${message}`, 'model');
  }
  return outcome.points;
}

/** Evaluates the model at one point. */
export async function evaluateOnce(
  sandbox: Pick<Sandbox, 'evaluate'>,
  program: ReferenceProgram,
  inputs: Inputs,
  requests: readonly ReferenceRequest[],
): Promise<readonly ReferenceResult[]> {
  const [results] = await evaluateAll(sandbox, program, [{ inputs, requests }]);
  return results ?? [];
}

function listModelInputs(definition: ExerciseDefinition, { sizes }: Drawn) {
  return Object.entries(definition.inputs).flatMap(([name, spec]) =>
    'model' in spec ? [{ name, path: resolveReference(spec.model, definition, sizes) }] : [],
  );
}

/** J = Σ ⟨upstream / times, output⟩ where upstream gradients are inputs, the model's own J elsewhere. */
function resolveSeeds(definition: ExerciseDefinition, { sizes, inputs }: Drawn): Seed[] {
  const upstream = Object.entries(definition.inputs).flatMap(([name, spec]) => {
    const given = inputs[name];
    if (!('draw' in spec) || spec.upstreamOf === undefined || !isTensor(given)) return [];
    const times = evaluateExpression(spec.times ?? 1, sizes);
    const path = resolveReference(spec.upstreamOf, definition, sizes);
    return [{ path, cotangent: scaled(given, 1 / times) }];
  });
  return upstream.length > 0 ? upstream : [{ path: ['J'], cotangent: 1 }];
}

function valueOf(result: ReferenceResult | undefined): TensorValue {
  if (result?.kind !== 'value') throw outOfOrder();
  return result.value;
}

function outOfOrder(): GradingFailure {
  return new GradingFailure('the reference process answered out of order', 'sandbox');
}

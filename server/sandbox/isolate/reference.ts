import { backpropagate, inspect, isTensor, tensor, type Tensor } from '#engine/index.ts';
import type { Layout, PlannedReferenceRequest, ReferencePlan } from '../plan.ts';
import { reportError, type ReportedError } from './errors.ts';
import { findUnhardened, harden } from './harden.ts';
import { buildValue, countNumbers } from './inputs.ts';
import { createNumberWriter, OutputLimitReached, type NumberWriter } from './number-writer.ts';
import { Numbers, parse } from './primordials.ts';

type Path = readonly (string | number)[];
type Named = { readonly [name: string]: unknown };

/** The host's hold on an isolate in which an author's model runs. */
export interface ReferenceHarness {
  /** Keeps `model`; false if there is no such function. */
  readonly open: (namespace: Named) => boolean;
  readonly evaluate: (plan: string, numbers: Float64Array) => ReferenceAnswer;
}

export type ReferenceAnswer =
  | { readonly state: 'finished'; readonly numbers: Float64Array }
  | { readonly state: 'threw'; readonly error: ReportedError; readonly numbers: Float64Array };

const NUMBER_LIMIT = 8 * 2 ** 20;

export function boot(seed: number): {
  readonly harness: ReferenceHarness;
  readonly unhardened: string;
} {
  const reseed = harden(seed);
  let model: ((inputs: unknown) => unknown) | undefined;
  let functions: Named = {};
  const harness: ReferenceHarness = {
    open: (namespace) => {
      const exported = namespace['model'];
      if (typeof exported !== 'function') return false;
      model = exported as (inputs: unknown) => unknown;
      functions = namespace;
      return true;
    },
    evaluate: (plan, numbers) => {
      const out = createNumberWriter(NUMBER_LIMIT);
      // What a model computes depends on what it is asked, not on what was asked before.
      reseed();
      try {
        evaluatePoints({ model: model!, functions }, parse(plan) as ReferencePlan, numbers, out);
        return { state: 'finished', numbers: out.take() };
      } catch (thrown) {
        return { state: 'threw', error: explain(thrown), numbers: new Numbers(0) };
      }
    },
  };
  return { harness, unhardened: findUnhardened().join(' ') };
}

function explain(thrown: unknown): ReportedError {
  if (!(thrown instanceof OutputLimitReached)) return reportError(thrown);
  const message = `More than ${NUMBER_LIMIT} numbers were asked for at once.`;
  return { name: 'RangeError', message, line: null, column: null };
}

interface AuthorModule {
  readonly model: (inputs: unknown) => unknown;
  /** All that model.ts exports; its further functions are asked for by name, like tensors. */
  readonly functions: Named;
}

function evaluatePoints(
  { model, functions }: AuthorModule,
  plan: ReferencePlan,
  numbers: Float64Array,
  out: NumberWriter,
): void {
  let offset = 0;
  const sizes = plan.layouts.map(countNumbers);
  let cotangents = plan.layoutOfPoint.reduce((count, layout) => count + sizes[layout]!, 0);
  for (const [at, layoutIndex] of plan.layoutOfPoint.entries()) {
    const inputs = buildInputs(plan.layouts[layoutIndex]!, numbers, offset);
    offset += sizes[layoutIndex]!;
    const point = readPoint(inputs, model(inputs), functions);
    for (const request of plan.requestsOfPoint[at]!) {
      cotangents = answer(point, request, numbers, cotangents, out);
    }
  }
}

function buildInputs(layout: Layout, numbers: Float64Array, offset: number): Named {
  const maker = {
    tensor: (shape: number[], values: Float64Array) => tensor(values, shape),
    noteContainer: () => undefined,
  };
  // The layout of a point is always a record of its inputs.
  return buildValue(layout, numbers, offset, maker) as Named;
}

/** Inputs and results of one evaluation, by name. */
interface Point {
  readonly inputs: Named;
  readonly results: Named;
  readonly functions: Named;
}

function readPoint(inputs: Named, results: unknown, functions: Named): Point {
  if (typeof results !== 'object' || results === null || isTensor(results)) {
    throw new TypeError('model: expected a record of named tensors, such as { Z, A, J }');
  }
  // An object that is not a tensor is a record; its entries are looked at one by one.
  return { inputs, results: results as Named, functions };
}

function find({ inputs, results, functions }: Point, path: Path): Tensor {
  const [name = ''] = path;
  const computed = functions[name];
  let value: unknown = name in inputs ? inputs : results;
  if (!(name in inputs) && !(name in results) && typeof computed === 'function') {
    value = { [name]: computed(inputs) };
  }
  for (const key of path) {
    value = typeof value === 'object' && value !== null ? (value as Named)[key] : undefined;
  }
  if (isTensor(value)) return value;
  if (typeof value === 'number' || typeof value === 'boolean') return tensor(Number(value));
  const known = [...Object.keys(results), ...Object.keys(functions)].filter(
    (key) => key !== 'model',
  );
  throw new TypeError(
    `model: there is no tensor at ${path.join('.')}; model.ts gives ${known.join(', ')}`,
  );
}

/** Writes one request's answer; returns where the next request's cotangents begin. */
function answer(
  point: Point,
  request: PlannedReferenceRequest,
  numbers: Float64Array,
  cotangentsFrom: number,
  out: NumberWriter,
): number {
  switch (request.kind) {
    case 'value':
      write(out, find(point, request.path));
      return cotangentsFrom;
    case 'inspect': {
      const { kinkMargin, largestLogit, activeShare } = inspect(tensorsOf(point.results));
      out.push(kinkMargin);
      out.push(largestLogit);
      out.push(activeShare);
      return cotangentsFrom;
    }
    case 'pullback': {
      let from = cotangentsFrom;
      const seeds = new Map<Tensor, Tensor>();
      for (const { path, cotangent } of request.seeds) {
        const seeded = find(point, path);
        const shape = typeof cotangent === 'number' ? seeded.shape : cotangent;
        const size = shape.reduce((product, length) => product * length, 1);
        const values =
          typeof cotangent === 'number'
            ? new Float64Array(size).fill(cotangent)
            : numbers.slice(from, from + size);
        if (typeof cotangent !== 'number') from += size;
        seeds.set(seeded, addTo(seeds.get(seeded), tensor(values, shape)));
      }
      const targets = request.wrt.map((path) => find(point, path));
      for (const gradient of backpropagate(seeds, targets)) write(out, gradient);
      return from;
    }
  }
}

/** Two seeds of one tensor are their sum. */
function addTo(sofar: Tensor | undefined, cotangent: Tensor): Tensor {
  if (sofar === undefined) return cotangent;
  return tensor(
    sofar.data.map((value, i) => value + cotangent.data[i]!),
    cotangent.shape,
  );
}

function write(out: NumberWriter, { shape, data }: Tensor): void {
  out.push(shape.length);
  for (const length of shape) out.push(length);
  out.pushAll(data);
}

/** Every tensor in a nested record of results. */
function tensorsOf(value: unknown): Tensor[] {
  if (isTensor(value)) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(tensorsOf);
}

import type { Layout, PlannedCall, StudentPlan } from '../plan.ts';
import { createCollector, type Collector } from './collect.ts';
import { createBufferedConsole, toConsole, type BufferedConsole } from './console.ts';
import { reportError, type ReportedError } from './errors.ts';
import { findUnhardened, harden } from './harden.ts';
import { countNumbers, createInputBuilder, type InputBuilder } from './inputs.ts';
import { sealNdArray } from './np/nd-array.ts';
import { createNumberWriter, OutputLimitReached, type NumberWriter } from './number-writer.ts';

type StudentFunction = (argument: { readonly [name: string]: unknown }) => unknown;

/** What the host holds of an isolate: these functions, and no way for the program to reach them. */
export interface StudentHarness {
  /** Keeps the exported functions; answers the first name that is not one, or nothing. */
  readonly open: (
    namespace: { readonly [name: string]: unknown },
    names: string,
  ) => string | undefined;
  readonly run: (plan: string, numbers: Float64Array) => Answer;
  readonly drain: () => string;
}

export interface Answer {
  readonly text: string;
  readonly numbers: Float64Array;
}

const NO_NUMBERS = new Float64Array(0);
const { parse, stringify } = JSON;

/** Hardens the context and answers the harness; the host calls it once, before any student code is there. */
export function boot(seed: number): {
  readonly harness: StudentHarness;
  readonly unhardened: string;
} {
  sealNdArray();
  const buffer = createBufferedConsole();
  Object.defineProperty(globalThis, 'console', {
    value: toConsole(buffer),
    writable: true,
    configurable: true,
  });
  harden(seed);
  return { harness: createHarness(buffer), unhardened: findUnhardened().join(' ') };
}

function createHarness(buffer: BufferedConsole): StudentHarness {
  const functions = new Map<string, StudentFunction>();

  return {
    open: (namespace, names) => {
      for (const name of parse(names) as string[]) {
        const exported = readExport(namespace, name);
        if (typeof exported !== 'function') return name;
        functions.set(name, exported as StudentFunction);
      }
      return undefined;
    },
    run: (plan, numbers) => runPlan(parse(plan) as StudentPlan, numbers, functions, buffer),
    drain: () => stringify(buffer.drain()),
  };
}

/** A `const` that the module never came to define throws when it is read. */
function readExport(namespace: { readonly [name: string]: unknown }, name: string): unknown {
  try {
    return namespace[name];
  } catch {
    return undefined;
  }
}

function runPlan(
  plan: StudentPlan,
  numbers: Float64Array,
  functions: ReadonlyMap<string, StudentFunction>,
  buffer: BufferedConsole,
): Answer {
  const writer = createNumberWriter(plan.outputLimit);
  const collector = createCollector(writer);
  const run: RunningPlan = {
    plan,
    functions,
    buffer,
    writer,
    collector,
    called: null,
  };
  const ending = runPoints(run, numbers);
  const text = stringify({ ...ending, texts: collector.texts, console: buffer.drain() });
  return { text, numbers: ending.state === 'finished' ? writer.take() : NO_NUMBERS };
}

interface RunningPlan {
  readonly plan: StudentPlan;
  readonly functions: ReadonlyMap<string, StudentFunction>;
  readonly buffer: BufferedConsole;
  readonly writer: NumberWriter;
  readonly collector: Collector;
  called: string | null;
}

type Ending =
  | { readonly state: 'finished' }
  | { readonly state: 'limit'; readonly limit: 'output' | 'memory' }
  | { readonly state: 'threw'; readonly error: ReportedError; readonly function: string | null };

function runPoints(run: RunningPlan, numbers: Float64Array): Ending {
  try {
    let offset = 0;
    for (const layoutIndex of run.plan.layoutOfPoint) {
      const layout = run.plan.layouts[layoutIndex]!;
      runPoint(run, layout, numbers, offset);
      offset += countNumbers(layout);
    }
    return { state: 'finished' };
  } catch (thrown) {
    if (thrown instanceof OutputLimitReached) return { state: 'limit', limit: 'output' };
    const error = reportError(thrown);
    if (error.message === 'Array buffer allocation failed')
      return { state: 'limit', limit: 'memory' };
    return { state: 'threw', error, function: run.called };
  }
}

function runPoint(run: RunningPlan, layout: Layout, numbers: Float64Array, offset: number): void {
  const { plan, buffer, writer } = run;
  const mutated: string[] = [];
  const fields = layout.kind === 'record' ? layout.fields : [];
  for (let repetition = 0; repetition < plan.repetitions; repetition++) {
    buffer.setRecording(repetition === 0);
    const inputs = createInputBuilder(fields, numbers, offset);
    const kept = new Map<string, unknown>();
    for (const call of plan.calls) {
      runCall(run, call, inputs, kept);
      inputs.findMutated(mutated);
    }
  }
  buffer.setRecording(true);
  writer.push(mutated.length);
  for (const input of mutated) writer.push(fields.findIndex(([name]) => name === input));
}

function runCall(
  run: RunningPlan,
  call: PlannedCall,
  inputs: InputBuilder,
  kept: Map<string, unknown>,
): void {
  const argument: { [name: string]: unknown } = {};
  for (const { name, from, key } of call.arguments) {
    argument[name] = from === 'input' ? inputs.build(key) : kept.get(key);
  }
  run.called = call.function;
  const result = run.functions.get(call.function)!(argument);
  for (const wanted of call.returns) run.collector.collect(result, wanted);
  if (typeof result === 'object' && result !== null) {
    for (const key of call.opaque)
      kept.set(key, (result as { readonly [key: string]: unknown })[key]);
  }
  run.called = null;
}

import type { Layout, PlannedCall, StudentPlan } from '../plan.ts';
import { createCollector, isRecord, type Collector } from './collect.ts';
import type { BufferedConsole, LoggedLine } from './console.ts';
import { reportError, type ReportedError } from './errors.ts';
import { countNumbers, createInputBuilder, type InputBuilder } from './inputs.ts';
import { createNumberWriter, OutputLimitReached, type NumberWriter } from './number-writer.ts';
import { create, defineProperty, Numbers } from './primordials.ts';

export type StudentFunction = (argument: { readonly [name: string]: unknown }) => unknown;
export type Dictionary<T> = { [name: string]: T };

export type RunAnswer = Ending & {
  readonly numbers: Float64Array;
  readonly texts: readonly string[];
  readonly console: readonly LoggedLine[];
};

type Ending =
  | { readonly state: 'finished' }
  | { readonly state: 'limit'; readonly limit: 'output' | 'memory' }
  | { readonly state: 'threw'; readonly error: ReportedError; readonly function: string | null };

/** Calls the program's functions at every point of one run and reads what they return. */
export function runPlan(
  plan: StudentPlan,
  functions: Dictionary<StudentFunction>,
  buffer: BufferedConsole,
  numbers: Float64Array,
  offset: number,
): RunAnswer {
  const writer = createNumberWriter(plan.outputLimit);
  const collector = createCollector(writer);
  const running: Running = {
    plan,
    functions,
    buffer,
    writer,
    collector,
    called: null,
    lost: create(null),
  };
  const ending = runPoints(running, numbers, offset);
  const outputs = ending.state === 'finished' ? writer.take() : new Numbers(0);
  return { ...ending, numbers: outputs, texts: collector.texts, console: buffer.drain() };
}

/** How many numbers a run's points take. */
export function countPlanned({ layouts, layoutOfPoint }: StudentPlan): number {
  let count = 0;
  for (let point = 0; point < layoutOfPoint.length; point++) {
    count += countNumbers(layouts[layoutOfPoint[point]!]!);
  }
  return count;
}

interface Running {
  readonly plan: StudentPlan;
  readonly functions: Dictionary<StudentFunction>;
  readonly buffer: BufferedConsole;
  readonly writer: NumberWriter;
  readonly collector: Collector;
  /** The function of the program that is running. */
  called: string | null;
  /** What later functions take of an earlier one that returned no record, as was told. */
  lost: Dictionary<boolean>;
}

function runPoints(running: Running, numbers: Float64Array, from: number): Ending {
  const { layouts, layoutOfPoint } = running.plan;
  try {
    for (let point = 0, offset = from; point < layoutOfPoint.length; point++) {
      const layout = layouts[layoutOfPoint[point]!]!;
      runPoint(running, layout, numbers, offset);
      offset += countNumbers(layout);
    }
    return { state: 'finished' };
  } catch (thrown) {
    if (thrown instanceof OutputLimitReached) return { state: 'limit', limit: 'output' };
    const error = reportError(thrown);
    const isMemory = error.message === 'Array buffer allocation failed';
    if (isMemory) return { state: 'limit', limit: 'memory' };
    return { state: 'threw', error, function: running.called };
  }
}

function runPoint(running: Running, layout: Layout, numbers: Float64Array, offset: number): void {
  const { plan, buffer, writer } = running;
  const fields = layout.kind === 'record' ? layout.fields : [];
  const mutated: string[] = [];
  for (let repetition = 0; repetition < plan.repetitions; repetition++) {
    buffer.setRecording(repetition === 0);
    const inputs = createInputBuilder(fields, numbers, offset);
    const kept = create(null) as Dictionary<unknown>;
    running.lost = create(null) as Dictionary<boolean>;
    for (let i = 0; i < plan.calls.length; i++) {
      runCall(running, plan.calls[i]!, inputs, kept);
      inputs.findMutated(mutated);
    }
  }
  writer.push(mutated.length);
  for (let i = 0; i < mutated.length; i++) writer.push(indexOfField(fields, mutated[i]!));
}

function indexOfField(fields: readonly (readonly [string, Layout])[], name: string): number {
  let index = 0;
  while (fields[index]![0] !== name) index++;
  return index;
}

function runCall(
  running: Running,
  call: PlannedCall,
  inputs: InputBuilder,
  kept: Dictionary<unknown>,
): void {
  const argument: Dictionary<unknown> = {};
  for (let i = 0; i < call.arguments.length; i++) {
    const { name, from, key } = call.arguments[i]!;
    if (from === 'opaque' && running.lost[key]) {
      for (let k = 0; k < call.returns.length; k++) running.collector.skip();
      return;
    }
    const value = from === 'input' ? inputs.build(key) : kept[key];
    defineProperty(argument, name, { value, writable: true, enumerable: true, configurable: true });
  }
  running.called = call.function;
  const result = running.functions[call.function]!(argument);
  for (let i = 0; i < call.returns.length; i++) running.collector.collect(result, call.returns[i]!);
  for (let i = 0; i < call.opaque.length; i++) {
    // A record's entries are read one by one; the program may answer anything.
    if (isRecord(result)) kept[call.opaque[i]!] = (result as Dictionary<unknown>)[call.opaque[i]!];
    else if (call.returns.length > 0) running.lost[call.opaque[i]!] = true;
  }
  running.called = null;
}

import ivm from 'isolated-vm';
import type { StudentHarness } from '../isolate/student.ts';
import type { IsolateModules, OpenMessage, Reply } from '../protocol.ts';
import type { Limits, Refusal, StudentError } from '../types.ts';
import { MAX_TEXT, readAnswer, type Answer } from './answer.ts';
import { bootHarness, type HarnessReferences } from './boot-harness.ts';
import { sendReply } from './channel.ts';
import { createLinkedIsolate, type LinkedIsolate } from './linked-isolate.ts';
import { explainFailure } from './outcomes.ts';
import { findPositions } from './positions.ts';
import { transpile } from './transpile.ts';
import { startMeter, watch, type Usage } from './watchdog.ts';

const PROGRAM_FILE = 'file:///program.ts';
const MEMORY_MB = 64;
const DRAIN_TIMEOUT_MS = 50;

interface WarmIsolate extends LinkedIsolate {
  readonly harness: HarnessReferences<keyof StudentHarness>;
}

/** One submission in one fresh isolate. */
interface Job {
  readonly warm: WarmIsolate;
  readonly limits: Limits;
  usedCpuMs: number;
  usedWallMs: number;
}

export interface StudentHost {
  readonly open: (message: OpenMessage) => Promise<Reply>;
  readonly run: (
    plan: string,
    numbers: Float64Array,
  ) => Promise<{ reply: Reply; numbers?: Float64Array }>;
  readonly close: () => Promise<void>;
}

/** Serves one submission after the other; the next isolate is made while nobody waits. */
export async function createStudentHost(modules: IsolateModules): Promise<StudentHost> {
  let next = prepare(modules, MEMORY_MB);
  let job: Job | undefined;
  await next;

  return {
    open: async (message) => {
      const warm = await next;
      job = { warm, limits: message.limits, usedCpuMs: 0, usedWallMs: 0 };
      return open(job, message);
    },
    run: async (plan, numbers) => {
      if (job === undefined) return { reply: { type: 'failed', reason: 'No program is open.' } };
      return run(job, plan, numbers);
    },
    close: async () => {
      // Disposing ends whatever the program left running in the background.
      if (job !== undefined && !job.warm.isolate.isDisposed) job.warm.isolate.dispose();
      job = undefined;
      next = prepare(modules, MEMORY_MB);
      await next;
    },
  };
}

async function prepare(modules: IsolateModules, memoryMb: number): Promise<WarmIsolate> {
  const linked = await createLinkedIsolate(modules, memoryMb);
  return { ...linked, harness: await bootHarness(linked.entry, ['open', 'run', 'drain']) };
}

async function open(job: Job, message: OpenMessage): Promise<Reply> {
  const transpiled = transpile(message.source);
  if (transpiled.state === 'broken') return { type: 'failed', reason: transpiled.reason };
  if (transpiled.state === 'refused') return { type: 'refused', refusal: transpiled };
  const { isolate, context, importable, harness } = job.warm;
  const loaded = await step(job, async (timeoutMs): Promise<Refusal | undefined> => {
    const module = await compile(isolate, transpiled.code);
    if ('state' in module) return module;
    const foreign = module.dependencySpecifiers.find((specifier) => !importable.has(specifier));
    if (foreign !== undefined) {
      return { state: 'refused', reason: 'forbidden_api', specifier: foreign.slice(0, 200) };
    }
    const unlinked = await link(module, context, importable);
    if (unlinked !== undefined) return unlinked;
    await module.evaluate({ timeout: timeoutMs });
    const missing: unknown = await harness.open.apply(
      undefined,
      [module.namespace.derefInto(), JSON.stringify(message.exports)],
      { timeout: timeoutMs },
    );
    return typeof missing === 'string'
      ? { state: 'refused', reason: 'missing_export', name: missing }
      : undefined;
  });
  if ('type' in loaded) return loaded;
  if (loaded.value !== undefined) return { type: 'refused', refusal: loaded.value };
  return {
    type: 'opened',
    positions: findPositions(transpiled.code, message.exports),
    cpuMs: loaded.cpuMs,
  };
}

async function compile(isolate: ivm.Isolate, code: string): Promise<ivm.Module | Refusal> {
  try {
    return await isolate.compileModule(code, { filename: PROGRAM_FILE });
  } catch (error) {
    return refuseSyntax(error);
  }
}

/** Names that np does not export are found out here. */
async function link(
  module: ivm.Module,
  context: ivm.Context,
  importable: ReadonlyMap<string, ivm.Module>,
): Promise<Refusal | undefined> {
  try {
    await module.instantiate(context, (specifier) => importable.get(specifier)!);
    return undefined;
  } catch (error) {
    return refuseSyntax(error);
  }
}

/** Rethrows what is not the program's own fault to the step that surrounds it. */
function refuseSyntax(thrown: unknown): Refusal {
  const failure = explainFailure(thrown, false);
  if (failure.kind === 'limit') throw thrown;
  return { state: 'refused', reason: 'syntax_error', error: failure.error satisfies StudentError };
}

async function run(
  job: Job,
  plan: string,
  numbers: Float64Array,
): Promise<{ reply: Reply; numbers?: Float64Array }> {
  const input = new ivm.ExternalCopy(numbers);
  const ended = await step(job, async (timeoutMs): Promise<Answer> => {
    const answer: unknown = await job.warm.harness.run.apply(undefined, [plan, input.copyInto()], {
      timeout: timeoutMs,
      result: { copy: true },
    });
    return readAnswer(answer);
  });
  input.release();
  if ('type' in ended) return { reply: ended };
  const { text, numbers: outputs } = ended.value;
  return { reply: { type: 'answered', text, cpuMs: ended.cpuMs }, numbers: outputs };
}

/** Runs one crossing under the watchdog and puts its cost on the job's account. */
async function step<T>(
  job: Job,
  work: (timeoutMs: number) => Promise<T>,
): Promise<{ readonly value: T; readonly cpuMs: number } | Reply> {
  const { limits, warm } = job;
  const budget = {
    stepMs: limits.caseMs,
    cpuMs: limits.totalCpuMs - job.usedCpuMs,
    wallMs: limits.totalWallMs - job.usedWallMs,
  };
  const watchdog = watch(warm.isolate, budget, (usage) => sendReply({ type: 'stuck', ...usage }));
  const account = (): Usage => {
    const usage = watchdog.read();
    job.usedCpuMs += usage.cpuMs;
    job.usedWallMs += usage.wallMs;
    return usage;
  };
  try {
    const value = await work(Math.max(1, Math.min(budget.stepMs, budget.wallMs)));
    watchdog.stop();
    return { value, cpuMs: account().cpuMs };
  } catch (thrown) {
    const failure = explainFailure(thrown, watchdog.stop());
    const usage = account();
    const console = await drainConsole(warm);
    if (failure.kind === 'limit') return { type: 'limit', limit: failure.limit, console, ...usage };
    return { type: 'threw', error: failure.error, console, cpuMs: usage.cpuMs };
  }
}

/** After an interruption the lines written so far are still in the isolate, if that is still there. */
async function drainConsole({ isolate, harness }: WarmIsolate): Promise<string> {
  if (isolate.isDisposed) return '[]';
  const meter = startMeter();
  const watchdog = watch(
    isolate,
    { stepMs: DRAIN_TIMEOUT_MS, cpuMs: Infinity, wallMs: Infinity },
    () => sendReply({ type: 'stuck', ...meter.read() }),
  );
  try {
    const lines: unknown = await harness.drain.apply(undefined, [], { timeout: DRAIN_TIMEOUT_MS });
    return typeof lines === 'string' && lines.length <= MAX_TEXT ? lines : '[]';
  } catch {
    return '[]';
  } finally {
    watchdog.stop();
  }
}

import ivm from 'isolated-vm';
import type { ReferenceHarness } from '../isolate/reference.ts';
import type { EvaluateMessage, IsolateScript, Reply } from '../protocol.ts';
import type { StudentError } from '../types.ts';
import { toReferenceReply } from './answer.ts';
import { sendReply, type Served } from './channel.ts';
import { createIsolateMaker, type PreparedIsolate } from './isolate-maker.ts';
import { PROGRAM_FILE } from './load-program.ts';
import { explainFailure, type StepFailure } from './outcomes.ts';
import { transpile } from './transpile.ts';
import { watch, type Usage } from './watchdog.ts';

const MEMORY_MB = 128;
/** Each live isolate takes half a gigabyte of address space. */
const MAX_WARM = 8;

type ModelIsolate = PreparedIsolate<keyof ReferenceHarness>;

export interface ReferenceHost {
  readonly evaluate: (message: EvaluateMessage, numbers: Float64Array) => Promise<Served>;
}

/** Keeps one warm isolate per version of a model; the one that was asked longest ago makes room. */
export function createReferenceHost(script: IsolateScript): ReferenceHost {
  const makeIsolate = createIsolateMaker(script, ['open', 'evaluate']);
  const warm = new Map<string, ModelIsolate>();

  const discard = (version: string): void => {
    const isolate = warm.get(version)?.isolate;
    warm.delete(version);
    if (isolate !== undefined && !isolate.isDisposed) isolate.dispose();
  };

  const keep = (version: string, model: ModelIsolate): void => {
    warm.delete(version);
    warm.set(version, model);
    const [oldest] = warm.keys();
    if (warm.size > MAX_WARM && oldest !== undefined) discard(oldest);
  };

  return {
    evaluate: async (message, numbers) => {
      const { version, source, plan, timeoutMs, cpuMs } = message;
      const known = warm.get(version);
      const model = known ?? (await makeIsolate(MEMORY_MB));
      keep(version, model);
      const budget = { stepMs: timeoutMs, cpuMs: cpuMs ?? Infinity, wallMs: Infinity };
      const watchdog = watch(model.isolate, budget, (usage) =>
        sendReply({ type: 'stuck', ...usage }),
      );
      try {
        const error = known === undefined ? await load(model, source, timeoutMs) : undefined;
        if (error !== undefined) {
          discard(version);
          return { reply: { type: 'model_failed', error } };
        }
        return toReferenceReply(await crossInto(model.harness, plan, numbers, timeoutMs));
      } catch (thrown) {
        const failure = explainFailure(thrown, watchdog.stop());
        discard(version);
        return { reply: toReply(failure, watchdog.read()) };
      } finally {
        watchdog.stop();
      }
    },
  };
}

async function crossInto(
  harness: ModelIsolate['harness'],
  plan: string,
  numbers: Float64Array,
  timeout: number,
): Promise<unknown> {
  const input = new ivm.ExternalCopy(numbers);
  const answer: unknown = await harness.evaluate.apply(undefined, [plan, input.copyInto()], {
    timeout,
    result: { copy: true },
  });
  input.release();
  return answer;
}

function toReply(failure: StepFailure, usage: Usage): Reply {
  if (failure.kind === 'threw') return { type: 'model_failed', error: failure.error };
  return { type: 'model_stopped', limit: failure.limit, ...usage };
}

/** Compiles the author's module into a prepared isolate; answers what is wrong with it, if anything. */
async function load(
  { isolate, context, importable, harness }: ModelIsolate,
  source: string,
  timeout: number,
): Promise<StudentError | undefined> {
  const transpiled = transpile(source);
  if (transpiled.state === 'refused') return transpiled.error;
  const module = await isolate.compileModule(transpiled.code, { filename: PROGRAM_FILE });
  const foreign = module.dependencySpecifiers.find((specifier) => !importable.has(specifier));
  if (foreign !== undefined) {
    const message = `A model imports ${[...importable.keys()].join(', ')} and nothing else; this one imports ${foreign}.`;
    return { name: 'ImportError', message };
  }
  await module.instantiate(context, (specifier) => importable.get(specifier)!);
  await module.evaluate({ timeout });
  const opened: unknown = await harness.open.apply(undefined, [module.namespace.derefInto()], {
    timeout,
  });
  if (opened === true) return undefined;
  return { name: 'ExportError', message: 'The module exports no function named model.' };
}

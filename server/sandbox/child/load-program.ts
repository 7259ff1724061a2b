import type ivm from 'isolated-vm';
import type { Refusal } from '../types.ts';
import { explainFailure } from './outcomes.ts';
import type { StudentIsolate } from './student-job.ts';

export const PROGRAM_FILE = 'file:///program.ts';

const MAX_SPECIFIER = 200;

/** Compiles, links and evaluates a student's module; answers why it cannot start, if it cannot. */
export async function loadProgram(
  { isolate, context, importable, harness }: StudentIsolate,
  code: string,
  exports: readonly string[],
  timeout: number,
): Promise<Refusal | undefined> {
  const module = await orRefuse(isolate.compileModule(code, { filename: PROGRAM_FILE }));
  if ('state' in module) return module;
  const foreign = module.dependencySpecifiers.find((specifier) => !importable.has(specifier));
  if (foreign !== undefined) {
    return {
      state: 'refused',
      reason: 'forbidden_api',
      specifier: foreign.slice(0, MAX_SPECIFIER),
    };
  }
  // A name that np does not export is found out here.
  const unlinked = await orRefuse(link(module, context, importable));
  if ('state' in unlinked) return unlinked;
  await module.evaluate({ timeout });
  const name: unknown = await harness.open.apply(
    undefined,
    [module.namespace.derefInto(), JSON.stringify(exports)],
    { timeout },
  );
  return typeof name === 'string'
    ? { state: 'refused', reason: 'missing_export', name }
    : undefined;
}

async function link(
  module: ivm.Module,
  context: ivm.Context,
  importable: ReadonlyMap<string, ivm.Module>,
): Promise<ivm.Module> {
  // Every specifier has been looked up before.
  await module.instantiate(context, (specifier) => importable.get(specifier)!);
  return module;
}

/** Turns what V8 finds wrong with a program's text into a refusal; a limit stays an exception. */
async function orRefuse(module: Promise<ivm.Module>): Promise<ivm.Module | Refusal> {
  try {
    return await module;
  } catch (thrown) {
    const failure = explainFailure(thrown, false);
    if (failure.kind === 'limit') throw thrown;
    return { state: 'refused', reason: 'syntax_error', error: failure.error };
  }
}

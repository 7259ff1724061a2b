import ivm from 'isolated-vm';
import type { IsolateScript } from '../protocol.ts';
import { endProcess, sendReply } from './channel.ts';

/** An isolate with our own code and the module that programs may import, before any foreign code is there. */
export interface PreparedIsolate<Name extends string> {
  readonly isolate: ivm.Isolate;
  readonly context: ivm.Context;
  readonly importable: ReadonlyMap<string, ivm.Module>;
  /** Functions inside the isolate that nothing else in it can reach. */
  readonly harness: { readonly [name in Name]: ivm.Reference };
}

type MakeIsolate<Name extends string> = (memoryMb: number) => Promise<PreparedIsolate<Name>>;

const SEED = 0x1f7_2100;
const SETUP_TIMEOUT_MS = 5000;

/**
 * Our code is run once and kept as V8's snapshot, which this process has made itself; each isolate starts from it.
 * Hardening cannot be kept so: V8 silently undoes it, hence every context is hardened anew.
 */
export function createIsolateMaker<Name extends string>(
  { code, specifier, names, warmUp }: IsolateScript,
  functions: readonly Name[],
): MakeIsolate<Name> {
  const snapshot = ivm.Isolate.createSnapshot(
    [{ code, filename: `gradecheck:${specifier}` }],
    warmUp ? 'gradecheck.warmUp()' : undefined,
  );
  const list = names.join(', ');
  const facade = `const { ${list} } = gradecheck; export { ${list} };`;

  return async (memoryMb) => {
    const isolate = new ivm.Isolate({
      memoryLimit: memoryMb,
      snapshot,
      onCatastrophicError: reportCatastrophe,
    });
    const context = await isolate.createContext();
    const module = await isolate.compileModule(facade, { filename: `gradecheck:${specifier}` });
    await module.instantiate(context, refuseImport);
    await module.evaluate({ timeout: SETUP_TIMEOUT_MS });
    const harness = await bootHarness(context, functions);
    return { isolate, context, importable: new Map([[specifier, module]]), harness };
  };
}

/** Hardens the context and takes hold of the harness. */
async function bootHarness<Name extends string>(
  context: ivm.Context,
  functions: readonly Name[],
): Promise<PreparedIsolate<Name>['harness']> {
  const booted: ivm.Reference = await context.eval(`gradecheck.boot(${SEED})`, {
    reference: true,
    timeout: SETUP_TIMEOUT_MS,
  });
  const unhardened: unknown = await booted.get('unhardened', { copy: true });
  if (unhardened !== '')
    throw new Error(`An isolate could not be hardened: ${String(unhardened)}.`);
  const harness: ivm.Reference = await booted.get('harness', { reference: true });
  const references = await Promise.all(
    functions.map(async (name) => [name, await harness.get(name, { reference: true })] as const),
  );
  // One entry was made for each of the names.
  return Object.fromEntries(references) as PreparedIsolate<Name>['harness'];
}

function refuseImport(specifier: string): never {
  throw new Error(`Our own code imports ${specifier}.`);
}

/** V8 has lost control of the isolate: say which limit it was, then die at once. */
function reportCatastrophe(message: string): void {
  sendReply({ type: 'fatal', limit: /out.of.memory/i.test(message) ? 'memory' : 'time' });
  endProcess();
}

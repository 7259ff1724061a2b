import { dirname, join } from 'node:path/posix';
import ivm from 'isolated-vm';
import type { IsolateModules } from '../protocol.ts';
import { endProcess, sendReply } from './channel.ts';

/** An isolate in which our own modules are compiled, linked and evaluated, before any foreign code is there. */
export interface LinkedIsolate {
  readonly isolate: ivm.Isolate;
  readonly context: ivm.Context;
  readonly entry: ivm.Module;
  readonly importable: ReadonlyMap<string, ivm.Module>;
}

const SETUP_TIMEOUT_MS = 5000;

export async function createLinkedIsolate(
  modules: IsolateModules,
  memoryMb: number,
): Promise<LinkedIsolate> {
  const isolate = new ivm.Isolate({
    memoryLimit: memoryMb,
    onCatastrophicError: reportCatastrophe,
  });
  const context = await isolate.createContext();
  const compiled = new Map<string, ivm.Module>();
  const names = new Map<ivm.Module, string>();

  const compile = async (name: string): Promise<ivm.Module> => {
    const known = compiled.get(name);
    if (known !== undefined) return known;
    const source = modules.sources[name];
    if (source === undefined) throw new Error(`There is no isolate module ${name}.`);
    const module = await isolate.compileModule(source, { filename: `gradecheck:${name}` });
    compiled.set(name, module);
    names.set(module, name);
    for (const specifier of module.dependencySpecifiers)
      await compile(resolve(specifier, name, modules));
    return module;
  };

  const entry = await compile(modules.entry);
  const importable = new Map<string, ivm.Module>();
  for (const [specifier, name] of Object.entries(modules.importable)) {
    importable.set(specifier, await compile(name));
  }
  const link = (specifier: string, referrer: ivm.Module): ivm.Module =>
    compiled.get(resolve(specifier, names.get(referrer)!, modules))!;
  await entry.instantiate(context, link);
  await entry.evaluate({ timeout: SETUP_TIMEOUT_MS });
  for (const module of importable.values()) {
    await module.instantiate(context, link);
    await module.evaluate({ timeout: SETUP_TIMEOUT_MS });
  }
  return { isolate, context, entry, importable };
}

function resolve(specifier: string, from: string, modules: IsolateModules): string {
  const mapped = modules.importable[specifier];
  return mapped ?? join(dirname(from), specifier);
}

/** V8 has lost control of the isolate: say which limit it was, then die at once. */
function reportCatastrophe(message: string): void {
  sendReply({ type: 'fatal', limit: /out.of.memory/i.test(message) ? 'memory' : 'time' });
  endProcess();
}

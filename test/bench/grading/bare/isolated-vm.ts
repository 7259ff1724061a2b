import ivm from 'isolated-vm';
import type { BareSubmission } from '../workload.ts';
import { moduleName } from './link-modules.ts';
import { measure } from './measure.ts';

/** A fresh isolate a submission: the student's program and np in it, no harness, no limits kept, nothing compared. */
async function submit({ modules, crossings }: BareSubmission): Promise<void> {
  const isolate = new ivm.Isolate({ memoryLimit: 64 });
  const context = await isolate.createContext();
  const compiled = new Map<string, ivm.Module>();
  const names = new Map<ivm.Module, string>();
  const compile = async (name: string): Promise<void> => {
    if (compiled.has(name)) return;
    const module = await isolate.compileModule(modules[name]!, { filename: name });
    compiled.set(name, module);
    names.set(module, name);
    for (const specifier of module.dependencySpecifiers) await compile(moduleName(specifier, name));
  };
  await compile('entry');
  const entry = compiled.get('entry')!;
  await entry.instantiate(context, (specifier, importer) =>
    compiled.get(moduleName(specifier, names.get(importer)!))!,
  );
  await entry.evaluate();
  const run: ivm.Reference = await entry.namespace.get('run', { reference: true });
  for (const { plan, numbers } of crossings) {
    await run.apply(
      undefined,
      [plan, new ivm.ExternalCopy(Float64Array.from(numbers)).copyInto()],
      {
        result: { copy: true },
      },
    );
  }
  isolate.dispose();
}

await measure(submit);

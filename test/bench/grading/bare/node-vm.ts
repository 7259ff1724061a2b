import vm from 'node:vm';
import type { BareSubmission } from '../workload.ts';
import { moduleName } from './link-modules.ts';
import { measure } from './measure.ts';

/** A fresh context of node:vm a submission, which contains nobody: the floor for one process that trusts its students. */
async function submit({ modules, crossings }: BareSubmission): Promise<void> {
  const context = vm.createContext({});
  const compiled = new Map<string, vm.SourceTextModule>();
  const compile = (name: string): vm.SourceTextModule => {
    const known = compiled.get(name);
    if (known) return known;
    const module = new vm.SourceTextModule(modules[name]!, { context, identifier: name });
    compiled.set(name, module);
    return module;
  };
  const entry = compile('entry');
  await entry.link((specifier, importer) => compile(moduleName(specifier, importer.identifier)));
  await entry.evaluate();
  const { run } = entry.namespace as { run: (plan: string, numbers: Float64Array) => unknown };
  for (const { plan, numbers } of crossings) run(plan, Float64Array.from(numbers));
}

await measure(submit);

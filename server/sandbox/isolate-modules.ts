import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { IsolateModules } from './protocol.ts';

const IMPORT = /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'/g;

/** Modules are named by their way from here, so that no stack trace shows a student where the server lives. */
const root = new URL('..', import.meta.url);

export function readStudentModules(): IsolateModules {
  return readIsolateModules('sandbox/isolate/student.ts', { np: 'sandbox/isolate/np/index.ts' });
}

export function readReferenceModules(): IsolateModules {
  return readIsolateModules('sandbox/isolate/reference.ts', {
    '#engine/index.ts': 'engine/index.ts',
  });
}

/** Reads our own modules for an isolate, from an entry on along its imports, as JavaScript. */
function readIsolateModules(
  entry: string,
  importable: { readonly [specifier: string]: string },
): IsolateModules {
  const sources: { [name: string]: string } = {};
  const read = (url: URL): void => {
    const name = url.href.slice(root.href.length);
    if (name in sources) return;
    const source = stripTypeScriptTypes(readFileSync(url, 'utf8'));
    sources[name] = source;
    for (const [, specifier = ''] of source.matchAll(IMPORT)) {
      const mapped = importable[specifier];
      read(mapped === undefined ? new URL(specifier, url) : new URL(mapped, root));
    }
  };
  for (const name of [entry, ...Object.values(importable)]) read(new URL(name, root));
  return { entry, importable, sources };
}

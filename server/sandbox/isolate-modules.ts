import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { IsolateModules } from './protocol.ts';

const IMPORT = /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'/g;

/** Reads our own modules for an isolate, from an entry on along its imports, as JavaScript. */
export function readIsolateModules(
  entry: URL,
  importable: { readonly [specifier: string]: URL },
): IsolateModules {
  const sources: { [path: string]: string } = {};
  const read = (url: URL): void => {
    const path = fileURLToPath(url);
    if (path in sources) return;
    const source = stripTypeScriptTypes(readFileSync(path, 'utf8'));
    sources[path] = source;
    for (const [, specifier] of source.matchAll(IMPORT)) {
      read(importable[specifier!] ?? new URL(specifier!, url));
    }
  };
  read(entry);
  for (const url of Object.values(importable)) read(url);
  return {
    entry: fileURLToPath(entry),
    importable: Object.fromEntries(
      Object.entries(importable).map(([specifier, url]) => [specifier, fileURLToPath(url)]),
    ),
    sources,
  };
}

export function readStudentModules(): IsolateModules {
  return readIsolateModules(new URL('isolate/student.ts', import.meta.url), {
    np: new URL('isolate/np/index.ts', import.meta.url),
  });
}

export function readReferenceModules(): IsolateModules {
  return readIsolateModules(new URL('isolate/reference.ts', import.meta.url), {
    '#engine/index.ts': new URL('../engine/index.ts', import.meta.url),
  });
}

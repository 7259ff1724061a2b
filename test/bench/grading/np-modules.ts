import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

const IMPORT = /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'/g;
const server = new URL('../../../server/', import.meta.url);

/** The modules of np as JavaScript, by their way from `server`: what programs without a sandbox of ours would load. */
export function readNpModules(): Readonly<Record<string, string>> {
  const sources: Record<string, string> = {};
  const read = (url: URL): void => {
    const name = url.href.slice(server.href.length);
    if (name in sources) return;
    const source = stripTypeScriptTypes(readFileSync(url, 'utf8'));
    sources[name] = source;
    for (const [, specifier = ''] of source.matchAll(IMPORT)) read(new URL(specifier, url));
  };
  read(new URL('sandbox/isolate/np/index.ts', server));
  return sources;
}

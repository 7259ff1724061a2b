import { dirname, join } from 'node:path/posix';

/** The name of the module that another one imports: as written, or relative to it. */
export function moduleName(specifier: string, importer: string): string {
  if (specifier === 'np') return 'sandbox/isolate/np/index.ts';
  return specifier.startsWith('.') ? join(dirname(importer), specifier) : specifier;
}

import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes the data folder, private to its owner. */
export function makeDataDir(path: string): void {
  // One level only where that will do: asked for all levels, Node 24 never returns from a folder below /proc.
  const recursive = !existsSync(dirname(path));
  if (!existsSync(path)) mkdirSync(path, { recursive, mode: 0o700 });
}

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cacheFolder, projectRoot } from './project.mjs';

const ignored = new Set(['dist', 'generated', 'node_modules']);

/** Whether the inputs are what they were when `remember` was called. @param {string} name @param {readonly string[]} inputs */
export function isUnchanged(name, inputs) {
  try {
    return readFileSync(join(cacheFolder, name), 'utf8') === fingerprint(inputs);
  } catch {
    return false;
  }
}

/** @param {string} name @param {readonly string[]} inputs */
export function remember(name, inputs) {
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(join(cacheFolder, name), fingerprint(inputs));
}

/** Hash of the names and contents of files and of everything below folders. @param {readonly string[]} inputs */
function fingerprint(inputs) {
  const hash = createHash('sha256');
  for (const path of inputs.flatMap((input) => filesBelow(join(projectRoot, input)))) {
    hash
      .update(`${relative(projectRoot, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
  const kind = statSync(path, { throwIfNoEntry: false });
  if (kind === undefined) return [];
  if (!kind.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !ignored.has(name))
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const modulesFolder = join(projectRoot, 'node_modules');

/** What the set-up remembers; inside node_modules, so that a new installation forgets it. */
export const cacheFolder = join(modulesFolder, '.cache', 'gradecheck');

/** The Node that npm installed and that everything after the installation runs on. */
export const projectNode = join(modulesFolder, 'node', 'bin', 'node');

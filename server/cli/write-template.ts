import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jsonSchemas } from '../exercises/json-schemas.ts';

/** A whole exercise, named new-exercise, with the misconceptions that its wrong files name. */
const template = fileURLToPath(new URL('template', import.meta.url));
const shared = 'misconceptions.yaml';

/**
 * Writes the template as a folder of the directory, and what the directory needs for it: the words for its mistakes
 * and the schemas for editors, where they are not there yet. Gives the names of all that was written.
 */
export async function writeTemplate(
  directory: string,
  folder: string,
  slug: string,
): Promise<readonly string[]> {
  await cp(template, folder, {
    recursive: true,
    errorOnExist: true,
    force: false,
    filter: (file) => basename(file) !== shared,
  });
  const definition = join(folder, 'exercise.yaml');
  const text = await readFile(definition, 'utf8');
  await writeFile(definition, text.replace(/^id: .*$/m, `id: ${slug}`));
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
  return [
    ...files.toSorted(),
    ...(await addMisconceptions(directory)),
    ...(await addSchemas(directory)),
  ];
}

/** Adds the template's misconceptions to those of the directory, textually: an author's comments stay. */
async function addMisconceptions(directory: string): Promise<string[]> {
  const file = join(directory, shared);
  const text = await readFile(join(template, shared), 'utf8');
  const present = await readFile(file, 'utf8').catch(() => null);
  if (present === null) {
    await writeFile(file, text);
    return [`../${shared}`];
  }
  const [, ...entries] = text.split(/^(?=- id: )/m);
  const missing = entries.filter((entry) => {
    const [line = ''] = entry.split('\n', 1);
    return !present.split('\n').includes(line);
  });
  if (missing.length === 0) return [];
  const blocks = [present, ...missing].map((block) => block.trimEnd());
  await writeFile(file, `${blocks.join('\n\n')}\n`);
  return [`../${shared} (${missing.length} added)`];
}

async function addSchemas(directory: string): Promise<string[]> {
  const written: string[] = [];
  for (const [name, print] of Object.entries(jsonSchemas)) {
    const file = join(directory, name);
    if ((await stat(file).catch(() => null)) !== null) continue;
    await writeFile(file, print());
    written.push(`../${name}`);
  }
  return written;
}

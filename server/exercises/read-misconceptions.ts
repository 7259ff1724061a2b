import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Misconception } from '#contract/misconception.ts';
import { readYaml } from './read-yaml.ts';

const file = 'misconceptions.yaml';

/** Reads the mistakes that all exercises of a directory share, by id; none where there is no such file. */
export async function readMisconceptions(
  directory: string,
): Promise<ReadonlyMap<string, Misconception>> {
  const text = await readFile(join(directory, file), 'utf8').catch(() => null);
  if (text === null) return new Map();
  const { value: misconceptions, errorAt } = readYaml(file, text, z.array(Misconception));
  const byId = new Map<string, Misconception>();
  for (const [at, misconception] of misconceptions.entries()) {
    const { id } = misconception;
    if (byId.has(id)) throw errorAt([at], `${id} stands there twice; ids are unique`);
    byId.set(id, misconception);
  }
  for (const [at, { id, sameAs }] of misconceptions.entries()) {
    if (sameAs === undefined) continue;
    const named = byId.get(sameAs);
    if (named && named.sameAs === undefined && named.id !== id) continue;
    const why = named ? 'stands for no class' : 'is not in this file';
    throw errorAt(
      [at, 'sameAs'],
      `${id}: sameAs names ${sameAs}, which ${why}; write the one id that all of the class name`,
    );
  }
  return byId;
}

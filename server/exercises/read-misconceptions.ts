import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { Misconception } from '#contract/misconception.ts';
import { ExerciseError } from './exercise-error.ts';

const file = 'misconceptions.yaml';

/** Reads the mistakes that all exercises of a directory share, by id; none where there is no such file. */
export async function readMisconceptions(
  directory: string,
): Promise<ReadonlyMap<string, Misconception>> {
  const text = await readFile(join(directory, file), 'utf8').catch(() => null);
  if (text === null) return new Map();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core' });
  const [fault] = document.errors;
  if (fault) {
    throw new ExerciseError(
      file,
      fault.message.split('\n')[0] ?? '',
      lines.linePos(fault.pos[0]).line,
    );
  }
  const parsed = z.array(Misconception).safeParse(document.toJS({ maxAliasCount: 0 }));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path ?? [];
    const node = document.getIn(path.slice(0, 1), true);
    const line = isNode(node) && node.range ? lines.linePos(node.range[0]).line : undefined;
    throw new ExerciseError(file, `${path.map(String).join('.')}: ${issue?.message}`, line);
  }
  return indexById(parsed.data);
}

function indexById(misconceptions: readonly Misconception[]): ReadonlyMap<string, Misconception> {
  const byId = new Map<string, Misconception>();
  for (const misconception of misconceptions) {
    if (byId.has(misconception.id)) {
      throw new ExerciseError(file, `${misconception.id} stands there twice; ids are unique`);
    }
    byId.set(misconception.id, misconception);
  }
  return byId;
}

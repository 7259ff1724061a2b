import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineVersion } from '#engine/index.ts';
import type { LoadedExercise } from '../exercises/types.ts';
import { contentHash } from '../exercises/versions.ts';
import { bankFormat, type DiagnosticBank } from '../grading/diagnosis/bank.ts';
import { buildBank } from '../grading/diagnosis/build-bank.ts';
import type { Sandbox } from '../sandbox/types.ts';

const folder = fileURLToPath(new URL('../../.data/diagnostics/', import.meta.url));

/** The diagnostic bank of an exercise as it stands: kept from an earlier call, or built now, which takes a second or two. */
export async function diagnosticsOf(
  sandbox: Pick<Sandbox, 'open' | 'evaluate'>,
  { definition, gradingHash, model, solution, wrong }: LoadedExercise,
): Promise<DiagnosticBank> {
  const hash = contentHash({ gradingHash, solution, wrong, engineVersion, bankFormat }).slice(
    'sha256:'.length,
  );
  const file = join(folder, `${definition.id}-${hash.slice(0, 16)}.json`);
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept !== null) return JSON.parse(kept) as DiagnosticBank; // written below, by this very version
  const bank = await buildBank(
    sandbox,
    { version: gradingHash, definition, model },
    { solution, wrong },
    randomBytes(16).toString('hex'),
  );
  await mkdir(folder, { recursive: true });
  await writeFile(`${file}.${process.pid}`, JSON.stringify(bank));
  await rename(`${file}.${process.pid}`, file);
  return bank;
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect } from 'vitest';
import { loadExercises } from '../../../server/exercises/load.ts';
import { createGrader } from '../../../server/grading/create-grader.ts';
import { ensureDemoCourse } from '../../../server/operations/ensure-demo-course.ts';
import { syncExercises } from '../../../server/operations/sync-exercises.ts';
import { computeDiagnostics, createDiagnosticsReader } from '../../../server/queue/diagnostics.ts';
import { createSandbox } from '../../../server/sandbox/create-sandbox.ts';
import { test } from '../database.ts';

const folder = join('exercises', '10-logistic-regression');
const wrong = await readFile(join(folder, 'wrong', 'missing-mean.ts'), 'utf8');

test('computes the diagnostics of a new version once, and mistakes have names from then on', async ({
  db,
  onTestFinished,
}) => {
  const sandbox = await createSandbox({ studentProcesses: 2 });
  onTestFinished(() => sandbox.stop());
  const { exercises } = await loadExercises('exercises');
  const chosen = exercises.filter(({ definition }) => definition.id === 'logistic-regression');
  await syncExercises(db, { exercises: chosen, broken: [] }, new Date());
  await ensureDemoCourse(db);
  const version = await db.exerciseVersion.findFirstOrThrow();
  const [exercise] = chosen;
  if (!exercise) throw new Error('There is no logistic-regression.');
  const readDiagnostics = createDiagnosticsReader(db);
  expect(await readDiagnostics(version.id)).toBeNull();

  const logger = pino({ level: 'silent' });
  await computeDiagnostics({ db, sandbox, logger }, new AbortController().signal);
  const bank = await readDiagnostics(version.id);
  await computeDiagnostics({ db, sandbox, logger }, new AbortController().signal);
  expect(await createDiagnosticsReader(db)(version.id)).toEqual(bank);

  const report = await createGrader({ sandbox }).grade({
    exercise: {
      version: exercise.gradingHash,
      definition: exercise.definition,
      model: exercise.model,
      diagnostics: () => readDiagnostics(version.id),
    },
    source: wrong,
    seed: 'seed',
  });
  expect(report.diagnoses).toEqual([
    { id: 'missing-mean', confidence: 'confirmed', quantity: 'dw' },
  ]);
});

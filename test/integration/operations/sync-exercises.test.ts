import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Database } from '../../../server/db/transaction.ts';
import { loadExercises } from '../../../server/exercises/load.ts';
import { ensureDemoCourse } from '../../../server/operations/ensure-demo-course.ts';
import { syncExercises } from '../../../server/operations/sync-exercises.ts';
import type { ExerciseChanges } from '../../../server/operations/sync-exercises.ts';
import { test as withDatabase } from '../database.ts';

const folder = '15-mlp2-backward';
const id = 'mlp2-backward';

// oxlint-disable-next-line no-empty-pattern -- Vitest reads from the pattern which fixtures this one needs: none
const test = withDatabase.extend('exercises', { scope: 'file' }, async ({}, { onCleanup }) => {
  const directory = await mkdtemp(join(tmpdir(), 'gradecheck-exercises-'));
  onCleanup(() => rm(directory, { recursive: true }));
  await cp(join('exercises', folder), join(directory, folder), { recursive: true });
  return directory;
});

test('takes an exercise up once and hands it out in the demo course', async ({ db, exercises }) => {
  expect(await sync(db, exercises)).toEqual({ changed: [id], withdrawn: [], broken: [] });
  expect(await sync(db, exercises)).toEqual({ changed: [], withdrawn: [], broken: [] });
  const first = await ensureDemoCourse(db);
  const second = await ensureDemoCourse(db);
  expect(second).toEqual(first);
  expect(first.joinCode).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
  expect(await db.assignmentItem.findMany()).toMatchObject([{ exerciseId: id, position: 15 }]);
  expect(await db.course.findMany()).toMatchObject([{ title: 'INF721 Redes Neurais Profundas' }]);
});

test('makes a new version of what changed and keeps the old one', async ({ db, exercises }) => {
  await sync(db, exercises);
  const before = await versions(db);
  await edit(join(exercises, folder, 'statement.en.md'), (text) => `${text}\nOne more sentence.\n`);
  expect(await sync(db, exercises)).toMatchObject({ changed: [id] });
  const words = await versions(db);
  expect(words).toHaveLength(before.length + 1);
  expect(new Set(words.map(({ gradingHash }) => gradingHash)).size).toBe(1);

  await edit(join(exercises, folder, 'model.ts'), (text) => `${text}\n// another comment\n`);
  await sync(db, exercises);
  const graded = await versions(db);
  expect(new Set(graded.map(({ gradingHash }) => gradingHash)).size).toBe(2);
  const exercise = await db.exercise.findUniqueOrThrow({ where: { id } });
  expect(exercise.currentVersionId).toBe(graded.at(-1)?.id);
});

test('keeps the last good version of a broken folder and tells staff until it loads', async ({
  db,
  exercises,
}) => {
  await sync(db, exercises);
  const { currentVersionId } = await db.exercise.findUniqueOrThrow({ where: { id } });
  const path = join(exercises, folder, 'exercise.yaml');
  const good = await readFile(path, 'utf8');
  await writeFile(path, 'id: [');
  expect(await sync(db, exercises)).toEqual({ changed: [], withdrawn: [], broken: [folder] });
  expect(await sync(db, exercises)).toMatchObject({ broken: [folder] });

  const broken = await db.attentionItem.findMany({ where: { kind: 'broken_exercise' } });
  expect(broken).toMatchObject([{ exerciseId: id, resolvedAt: null }]);
  expect(broken[0]?.detail).toContain('exercise.yaml');
  const kept = await db.exercise.findUniqueOrThrow({ where: { id } });
  expect(kept.currentVersionId).toBe(currentVersionId);

  await writeFile(path, good);
  await sync(db, exercises);
  const open = await db.attentionItem.count({ where: { resolvedAt: null } });
  expect(open).toBe(0);
});

test('withdraws what is gone, and takes it up again as it was', async ({ db, exercises }) => {
  await sync(db, exercises);
  const { currentVersionId } = await db.exercise.findUniqueOrThrow({ where: { id } });
  expect(await syncExercises(db, { exercises: [], broken: [] }, new Date())).toMatchObject({
    withdrawn: [id],
  });
  expect(await db.exercise.findUniqueOrThrow({ where: { id } })).toMatchObject({
    currentVersionId: null,
  });
  expect(await sync(db, exercises)).toMatchObject({ changed: [id] });
  const back = await db.exercise.findUniqueOrThrow({ where: { id } });
  expect(back.currentVersionId).toBe(currentVersionId);
});

async function sync(db: Database, directory: string): Promise<ExerciseChanges> {
  return syncExercises(db, await loadExercises(directory), new Date());
}

function versions(db: Database): Promise<readonly { id: string; gradingHash: string }[]> {
  return db.exerciseVersion.findMany({ where: { exerciseId: id }, orderBy: { createdAt: 'asc' } });
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, 'utf8')));
}

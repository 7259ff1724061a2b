import { fileURLToPath } from 'node:url';
import type { Database } from '../db/transaction.ts';
import { loadExercises } from '../exercises/load.ts';
import { demoCourse, ensureDemoCourse } from '../operations/ensure-demo-course.ts';
import { syncExercises } from '../operations/sync-exercises.ts';
import { tell, tellStep } from './tell.ts';

export interface CourseFacts {
  readonly title: string;
  readonly joinCode: string;
}

const exercisesFolder = fileURLToPath(new URL('../../exercises', import.meta.url));

/** Brings the exercise folders into the database and the demo course up to date. */
export async function prepareCourse(db: Database): Promise<CourseFacts> {
  const found = await tellStep(
    'Exercises',
    async () => {
      const loaded = await loadExercises(exercisesFolder);
      return { ...loaded, ...(await syncExercises(db, loaded, new Date())), broken: loaded.broken };
    },
    ({ exercises, changed }) => `${exercises.length} loaded, ${changed.length} new or changed`,
  );
  for (const { folder, message } of found.broken) tell(`  skipped ${folder}: ${message}`);
  const { joinCode } = await ensureDemoCourse(db);
  return { title: demoCourse.title, joinCode };
}

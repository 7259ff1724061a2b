import { readExercises } from './read-exercises.ts';

/** Prints every exercise with its points, and what is wrong with broken ones. */
export async function listCommand(directory: string): Promise<number> {
  const { exercises, broken } = await readExercises(directory);
  for (const { definition } of exercises) {
    const points = definition.tasks.reduce((sum, task) => sum + task.points, 0);
    console.log(
      `${definition.id.padEnd(24)} ${String(points).padStart(3)}  ${definition.title.en}`,
    );
  }
  for (const { folder, message } of broken) console.error(`${folder}: ${message}`);
  return broken.length === 0 ? 0 : 1;
}

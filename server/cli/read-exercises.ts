import { loadExercises, type LoadedExercises } from '../exercises/load.ts';
import { CommandError } from './command-error.ts';

/** Reads a directory of exercises that someone named on the command line. */
export async function readExercises(directory: string): Promise<LoadedExercises> {
  return loadExercises(directory).catch((cause: unknown) => {
    throw new CommandError(`${directory} cannot be read (${codeOf(cause)})`, { cause });
  });
}

/** `ENOENT`, where the system says why. */
export function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}

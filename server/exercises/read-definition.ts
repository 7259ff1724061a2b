import { ExerciseDefinition } from '#contract/exercise.ts';
import type { ExerciseError } from './exercise-error.ts';
import { readYaml } from './read-yaml.ts';

/** The text of an exercise.yaml and where each part of it stands. */
export interface WrittenDefinition {
  readonly definition: ExerciseDefinition;
  /** An error at a place in the file, given as the path of keys to it. */
  readonly errorAt: (path: readonly PropertyKey[], what: string) => ExerciseError;
}

/** Reads exercise.yaml, of the shape that the contract says. */
export function readDefinition(text: string): WrittenDefinition {
  const { value, errorAt } = readYaml('exercise.yaml', text, ExerciseDefinition);
  return { definition: value, errorAt };
}

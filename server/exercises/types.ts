import type { ExerciseDefinition } from '#contract/exercise.ts';
import type { Localized } from '#contract/locale.ts';
import type { Misconception } from '#contract/misconception.ts';
import type { WrongFile } from './read-wrong.ts';

/** An exercise folder, read and validated. */
export interface LoadedExercise {
  readonly folder: string;
  /** The number before the folder's name; lists are in this order. */
  readonly position: number;
  readonly definition: ExerciseDefinition;
  /** `sha256:…` of what is graded: definition without its texts, and model. */
  readonly gradingHash: string;
  /** `sha256:…` of what is read or explains: titles, statements, starter, declarations, known mistakes. */
  readonly textHash: string;
  readonly model: string;
  readonly statement: Localized;
  readonly starter: string;
  readonly solution: string;
  /** One misconception each, as stored with a version for the diagnosis. */
  readonly wrong: readonly WrongFile[];
  /** The mistakes that its wrong files or relations between numbers name, with their hints. */
  readonly mistakes: readonly Misconception[];
  /** Ambient declarations of `np` and of this exercise's functions, for the editor. */
  readonly types: string;
}

export interface BrokenExercise {
  readonly folder: string;
  /** Which file, where in it, what is wrong and what to write instead. */
  readonly message: string;
}

/** Something in an exercise folder that its author must change: file, place, what is wrong, what to write instead. */
export class ExerciseError extends Error {
  override readonly name = 'ExerciseError' as const;

  constructor(file: string, what: string, line?: number) {
    super(`${file}${line === undefined ? '' : `:${line}`}: ${what}`);
  }
}

/** Why the program cannot start or go on, in one sentence for whoever started it; the cause is for the debug log. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}

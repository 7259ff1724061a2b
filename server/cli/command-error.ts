/** A call that cannot be carried out, in one line for whoever typed it. */
export class CommandError extends Error {
  override readonly name = 'CommandError' as const;
}

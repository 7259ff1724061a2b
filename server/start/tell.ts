/** A line for whoever started the program; standard output is left to the log. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Does a long step of the start and tells, in one line, what it came to and how long it took. */
export async function tellStep<T>(
  step: string,
  work: () => Promise<T>,
  describe: (result: T) => string,
): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  tell(`${step.padEnd(11)} ${describe(result)} (${seconds} s)`);
  return result;
}

const erase = '\r\u001B[2K';

/** Tells on stderr what is being done: on a terminal in one line that changes, else once at the beginning. */
export function showProgress(what: string): {
  readonly step: (name: string) => void;
  readonly end: () => void;
} {
  const { stderr } = process;
  const startedAt = performance.now();
  const elapsed = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  if (!stderr.isTTY) {
    stderr.write(`${what}\n`);
    return { step: () => undefined, end: () => void stderr.write(`${what}: ${elapsed()}\n`) };
  }
  return {
    step: (name) => void stderr.write(`${erase}${what}: ${name}, ${elapsed()}`),
    end: () => void stderr.write(erase),
  };
}

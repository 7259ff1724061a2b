/**
 * The time of one call in microseconds, the best of many short batches: what the machine does when
 * nobody else is on it. A batch is long enough to hold its share of garbage collection.
 */
export function microseconds(f: () => unknown, { batches = 300, batchMs = 2 } = {}): number {
  const calls = callsWithin(f, batchMs);
  let best = Infinity;
  for (let batch = 0; batch < batches; batch++) {
    const start = performance.now();
    for (let call = 0; call < calls; call++) f();
    best = Math.min(best, performance.now() - start);
  }
  return (best / calls) * 1000;
}

/** Warms f up for half a second and says how many calls fill the time. */
function callsWithin(f: () => unknown, ms: number): number {
  const warmUpMs = 500;
  const start = performance.now();
  let calls = 0;
  while (performance.now() - start < warmUpMs) {
    f();
    calls++;
  }
  return Math.max(1, Math.round((calls * ms) / warmUpMs));
}

/** The time of one run of something slow, in milliseconds: the best of three or of as many as a second holds. */
export async function milliseconds(f: () => unknown): Promise<number> {
  const start = performance.now();
  let best = Infinity;
  for (let run = 0; run < 3 || performance.now() - start < 1000; run++) {
    const begin = performance.now();
    await f();
    best = Math.min(best, performance.now() - begin);
  }
  return best;
}

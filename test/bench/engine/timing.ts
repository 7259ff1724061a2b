/** The shortest time of one call, in microseconds: the best of many batches, which is what a quiet core gives. */
export function microseconds(f: () => unknown, { batches = 60, batchMs = 4 } = {}): number {
  const perBatch = callsWithin(f, batchMs);
  let best = Infinity;
  for (let batch = 0; batch < batches; batch++) {
    const start = performance.now();
    for (let call = 0; call < perBatch; call++) f();
    best = Math.min(best, (performance.now() - start) / perBatch);
  }
  return best * 1000;
}

/** Warms f up until its speed settles, and says how many calls fill the time. */
function callsWithin(f: () => unknown, ms: number): number {
  let calls = 1;
  for (;;) {
    const start = performance.now();
    for (let call = 0; call < calls; call++) f();
    const elapsed = performance.now() - start;
    if (elapsed >= 20 * ms) return Math.max(1, Math.round(calls / 20));
    calls *= 2;
  }
}

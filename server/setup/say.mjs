import { performance } from 'node:perf_hooks';

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

const reminderMs = 15_000;

/**
 * Tells that something long has begun, that it still runs, and how long it took.
 *
 * @template T
 * @param {string} what "Installing dependencies"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function telling(what, work) {
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`${what} …`);
  const reminder = setInterval(() => say(`${what} … ${seconds()} s so far`), reminderMs);
  try {
    const result = await work();
    say(`${what}: done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(reminder);
  }
}

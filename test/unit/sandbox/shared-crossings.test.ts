import { expect, onTestFinished, test as base } from 'vitest';
import { createSandbox } from '../../../server/sandbox/create-sandbox.ts';
import type { Run, StudentSession } from '../../../server/sandbox/types.ts';
import { forwardCall, tensor, withSession } from './student-programs.ts';

// oxlint-disable-next-line no-empty-pattern -- Vitest reads from the pattern which fixtures this one needs: none
const test = base.extend('sandbox', { scope: 'file' }, async ({}, { onCleanup }) => {
  const sandbox = await createSandbox({ studentProcesses: 2 });
  onCleanup(() => sandbox.stop());
  return sandbox;
});

/** One run of `forward` at `X`. */
function runAt(X: number): Run {
  const inputs = { X: tensor([], X) };
  const calls = [forwardCall(inputs, { Y: [] })];
  return { case: `at ${X}`, calls, points: [inputs], repetitions: 1 };
}

const runTogether = (session: StudentSession, ...points: readonly number[]) =>
  Promise.all(points.map((X) => session.run(runAt(X))));

const finished = (Y: number, ...lines: readonly string[]) => ({
  state: 'finished',
  points: [{ repetitions: [{ Y: { state: 'tensor', data: Float64Array.of(Y) } }] }],
  console: lines.map((text) => ({ text })),
});

test('each of several runs gets its own numbers, words and errors', async ({ sandbox }) => {
  const source = `
    export function forward({ X }) {
      console.log('at', X);
      if (X === 2) throw new Error('not two');
      return { Y: X === 3 ? 'three' : 10 * X };
    }`;
  const outcomes = await withSession(sandbox, source, (session) =>
    runTogether(session, 1, 2, 3, 4),
  );
  expect(outcomes).toMatchObject([
    finished(10, 'at 1'),
    { state: 'threw', error: { message: 'not two' }, console: [{ text: 'at 2' }] },
    { state: 'finished', points: [{ repetitions: [{ Y: { found: 'string' } }] }] },
    finished(40, 'at 4'),
  ]);
});

test('one that never ends is found, and costs the others nothing', async ({ sandbox }) => {
  const source = `
    let calls = 0;
    export function forward({ X }) {
      calls += 1;
      while (X === 3);
      return { Y: 100 * X + calls };
    }`;
  const outcomes = await withSession(
    sandbox,
    source,
    async (session) => [await session.run(runAt(1)), ...(await runTogether(session, 2, 3, 4))],
    ['forward'],
    { caseMs: 200 },
  );
  expect(outcomes).toMatchObject([
    finished(101),
    finished(202),
    { state: 'limit', limit: 'time' },
    { state: 'limit', limit: 'time', console: [], cpuMs: 0 },
  ]);
});

test('one that answers with too much is told so, and the others are not', async ({ sandbox }) => {
  const source = `export const forward = ({ X }) => ({ Y: X === 2 ? new Float64Array(8e6) : X });`;
  const outcomes = await withSession(sandbox, source, (session) => runTogether(session, 1, 2, 3));
  expect(outcomes.map(({ state }) => state)).toEqual(['finished', 'finished', 'finished']);
  expect(outcomes[1]).toMatchObject({
    points: [{ repetitions: [{ Y: { state: 'too_large', shape: [8e6] } }] }],
  });
});

test('a process that is killed among them is made up for', async () => {
  const pids: number[] = [];
  const watched = await createSandbox({
    studentProcesses: 2,
    log: (event) => {
      if (event.kind === 'started' && event.role === 'student') pids.push(event.pid);
    },
  });
  onTestFinished(() => watched.stop());
  const source = `export const forward = ({ X }) => { let s = X; for (let i = 0; i < 3e7; i++) s = Math.cos(s); return { Y: X }; };`;
  const outcomes = await withSession(watched, source, async (session) => {
    const running = runTogether(session, 1, 2);
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    return running;
  });
  expect(outcomes).toMatchObject([finished(1), finished(2)]);
});

test('positions are told after a limit as well', async ({ sandbox }) => {
  const source = `export function forward({ X }) {
  while (X === 1);
  return { Y: X };
}`;
  const positions = await withSession(
    sandbox,
    source,
    async (session) => {
      await session.run(runAt(1));
      return session.locate();
    },
    ['forward'],
    { caseMs: 200 },
  );
  expect(positions).toEqual({ forward: { Y: { line: 3, column: 12 } } });
});

import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createSandbox } from '../../../server/sandbox/create-sandbox.ts';
import type { Sandbox } from '../../../server/sandbox/types.ts';
import { forwardCall, tensor, withSession } from './student-programs.ts';

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let sandbox: Sandbox;
const students = new Set<number>();

/** Stopped processes are what a machine looks like that is too busy: time passes and nothing is computed. */
function signalAll(signal: 'SIGSTOP' | 'SIGCONT'): void {
  for (const pid of students) process.kill(pid, signal);
}

beforeAll(async () => {
  sandbox = await createSandbox({
    log: (event) => {
      if (event.kind === 'started' && event.role === 'student') students.add(event.pid);
      if (event.kind === 'ended' && event.role === 'student') {
        students.delete(event.pid);
        signalAll('SIGCONT');
      }
    },
  });
});

afterAll(async () => {
  signalAll('SIGCONT');
  await sandbox.stop();
});

test('a program that got no processor is run again from the start, unnoticed', async () => {
  const outcomes = await withSession(
    sandbox,
    `let calls = 0; export const forward = () => ({ Y: ++calls });`,
    async (session) => {
      const run = {
        case: 'public-1',
        calls: [forwardCall({}, { Y: [] })],
        points: [{}],
        repetitions: 1,
      } as const;
      const first = await session.run(run);
      signalAll('SIGSTOP');
      return [first, await session.run(run)];
    },
    ['forward'],
    { caseMs: 200 },
  );
  expect(outcomes).toMatchObject([
    {
      state: 'finished',
      points: [{ repetitions: [{ Y: { state: 'tensor', ...tensor([], 1) } }] }],
    },
    {
      state: 'finished',
      points: [{ repetitions: [{ Y: { state: 'tensor', ...tensor([], 2) } }] }],
    },
  ]);
});

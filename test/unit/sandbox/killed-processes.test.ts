import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createSandbox } from '../../../server/sandbox/create-sandbox.ts';
import type { Sandbox, StudentSession } from '../../../server/sandbox/types.ts';
import { forwardCall, outputOf, tensor, withSession } from './student-programs.ts';

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Processes die for reasons that nobody's program explains; that costs time and nothing else. */

let sandbox: Sandbox;
let onStart: (pid: number) => void = () => undefined;
const living = { student: new Set<number>(), reference: new Set<number>() };

function killAll(role: 'student' | 'reference'): void {
  for (const pid of living[role]) process.kill(pid, 'SIGKILL');
}

beforeAll(async () => {
  sandbox = await createSandbox({
    log: (event) => {
      if (event.kind === 'started') {
        living[event.role].add(event.pid);
        if (event.role === 'student') onStart(event.pid);
      }
      if (event.kind === 'ended') living[event.role].delete(event.pid);
    },
  });
});

afterEach(() => {
  onStart = () => undefined;
});

afterAll(() => sandbox.stop());

const counting = `let calls = 0; export function forward() {
  let x = 0;
  for (let i = 0; i < 2e7; i++) x += Math.sqrt(i);
  return { Y: ++calls };
}`;

const run = {
  case: 'public-1',
  calls: [forwardCall({}, { Y: [] })],
  points: [{}],
  repetitions: 1,
} as const;

async function runAndKill(session: StudentSession) {
  const running = session.run(run);
  killAll('student');
  return running;
}

test('a program whose process is killed is run again from the start, unnoticed', async () => {
  const outcomes = await withSession(sandbox, counting, async (session) => [
    await session.run(run),
    await runAndKill(session),
    await session.run(run),
  ]);
  expect(outcomes).toMatchObject(
    [1, 2, 3].map((calls) => ({
      state: 'finished',
      points: [{ repetitions: [{ Y: { state: 'tensor', ...tensor([], calls) } }] }],
    })),
  );
});

test('a program whose processes keep being killed fails without being blamed', async () => {
  onStart = (pid) => process.kill(pid, 'SIGKILL');
  const outcome = await withSession(sandbox, counting, runAndKill);
  onStart = () => undefined;
  expect(outcome).toMatchObject({ state: 'failed', reason: expect.stringContaining('SIGKILL') });
  expect(await outputOf(sandbox, 'export const forward = () => ({ Y: 1 });')).toEqual({
    state: 'tensor',
    ...tensor([], 1),
  });
});

test('a model whose process is killed, idle or not, is evaluated all the same and not quarantined', async () => {
  const program = {
    version: 'slow',
    source: `export function model() { let x = 0; for (let i = 0; i < 3e6; i++) x += Math.sqrt(i); return { J: x }; }`,
  };
  const value = [{ kind: 'value', path: ['J'] }] as const;
  for (let i = 0; i < 5; i++) {
    killAll('reference');
    const evaluating = sandbox.evaluate(program, [{ inputs: {}, requests: value }]);
    expect(await evaluating).toMatchObject({ state: 'finished' });
  }
});

test('no process outlives a parent that is killed', async () => {
  const script = `
    import { createSandbox } from ${JSON.stringify(new URL('../../../server/sandbox/create-sandbox.ts', import.meta.url).href)};
    const pids = [];
    const sandbox = await createSandbox({ log: (event) => event.kind === 'started' && pids.push(event.pid) });
    const limits = { caseMs: 60000, totalCpuMs: 60000, totalWallMs: 60000, memoryMb: 64 };
    const opened = await sandbox.open({ source: 'export const forward = () => { for (;;); };', exports: ['forward'], limits });
    void opened.session.run({ case: 'c', calls: [{ function: 'forward', arguments: {}, returns: [], opaque: [] }], points: [{}], repetitions: 1 });
    while (pids.length < 3) await new Promise((resolve) => setTimeout(resolve, 10));
    process.stdout.write(JSON.stringify(pids));
  `;
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
  const pids = JSON.parse(printed.toString()) as number[];
  expect(pids.filter((pid) => existsSync(`/proc/${pid}`))).toEqual(pids);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  for (let waited = 0; waited < 3000 && pids.some(isRunning); waited += 50) await sleep(50);
  expect(pids.filter(isRunning)).toEqual([]);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

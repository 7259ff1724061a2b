import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createSandbox } from '../../../server/sandbox/create-sandbox.ts';
import type { SandboxEvent } from '../../../server/sandbox/sandbox-event.ts';
import type { Sandbox } from '../../../server/sandbox/types.ts';
import {
  forwardCall,
  open,
  outputOf,
  runForward,
  tensor,
  withSession,
} from './student-programs.ts';

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let sandbox: Sandbox;
const events: SandboxEvent[] = [];

beforeAll(async () => {
  sandbox = await createSandbox({ log: (event) => events.push(event) });
});

afterAll(() => sandbox.stop());

const honest = `export const forward = ({ X }) => ({ Y: X });`;

async function expectNextToWork(): Promise<void> {
  expect(await outputOf(sandbox, honest)).toEqual({
    state: 'tensor',
    ...tensor([2, 2], 1, 2, 3, 4),
  });
}

describe('time', () => {
  test('a loop while the module is evaluated ends at the limit', async () => {
    const opened = await open(sandbox, `console.log('here'); for (;;);`, ['forward'], {
      caseMs: 200,
    });
    expect(opened).toEqual({
      state: 'limit',
      limit: 'time',
      measuredMs: expect.any(Number),
      console: [{ line: 1, text: 'here' }],
    });
    await expectNextToWork();
  });

  test('a loop in forward ends at the limit and keeps what was logged', async () => {
    const outcome = await runForward(
      sandbox,
      `export function forward() {\n  console.log('here');\n  for (;;);\n}`,
      undefined,
      { caseMs: 200 },
    );
    expect(outcome).toMatchObject({
      state: 'limit',
      limit: 'time',
      console: [{ line: 2, text: 'here' }],
    });
    await expectNextToWork();
  });

  test('the time of all crossings together is limited', async () => {
    const source = `export function forward() { let x = 0; for (let i = 0; i < 1e7; i++) x += Math.sqrt(i); return { Y: x }; }`;
    const states = await withSession(
      sandbox,
      source,
      async (session) => {
        const found: string[] = [];
        for (let i = 0; i < 100 && found.at(-1) !== 'limit'; i++) {
          const run = {
            case: 'public-1',
            calls: [forwardCall({}, { Y: [] })],
            points: [{}],
            repetitions: 1,
          } as const;
          found.push((await session.run(run)).state);
        }
        return found;
      },
      ['forward'],
      { totalCpuMs: 400 },
    );
    expect(states.length).toBeLessThan(100);
    expect(states.at(-1)).toBe('limit');
  });

  test('a case may take what is left of the time of all of them', async () => {
    const outcome = await runForward(sandbox, honest, undefined, {
      caseMs: 5000,
      totalWallMs: 5000,
    });
    expect(outcome).toMatchObject({ state: 'finished' });
  });

  test('after a limit every later run answers the same', async () => {
    const answers = await withSession(
      sandbox,
      `export const forward = () => { for (;;); };`,
      async (session) => {
        const run = {
          case: 'public-1',
          calls: [forwardCall({}, { Y: [] })],
          points: [{}],
          repetitions: 1,
        } as const;
        return [await session.run(run), await session.run(run)];
      },
      ['forward'],
      { caseMs: 200 },
    );
    expect(answers).toMatchObject([
      { state: 'limit', limit: 'time' },
      { state: 'limit', limit: 'time', console: [], cpuMs: 0 },
    ]);
  });

  test('a native function that cannot be interrupted is killed', async () => {
    const outcome = await runForward(
      sandbox,
      `export const forward = () => ({ Y: 7n ** (10n ** 8n) });`,
      undefined,
      {
        caseMs: 300,
      },
    );
    expect(outcome).toMatchObject({ state: 'limit', limit: 'time' });
    await expectNextToWork();
  });

  test.each([
    ['an error whose message never ends', `throw { get message() { for (;;); } };`],
    [
      'a rejection whose message never ends',
      `Promise.reject({ get message() { for (;;); } }); return { Y: 1 };`,
    ],
    [
      'endless promises',
      `(function again() { Promise.resolve().then(again); })(); return { Y: 1 };`,
    ],
    ['a getter that never ends', `return { get Y() { for (;;); } };`],
    ['a changed stack formatter', `Error.prepareStackTrace = () => { for (;;); }; null.x;`],
  ])('%s ends in time', async (_, body) => {
    const outcome = await runForward(sandbox, `export function forward() { ${body} }`, undefined, {
      caseMs: 200,
    });
    expect(outcome).toMatchObject({ state: 'limit', limit: 'time' });
  });
});

describe('memory', () => {
  test('a growing map ends its process, not the next program', async () => {
    const outcome = await runForward(
      sandbox,
      `export function forward() { const m = new Map(); for (let i = 0; ; i++) m.set(i, [i]); }`,
      {},
      // However slowly it grows on a busy machine.
      { caseMs: 20_000, totalCpuMs: 20_000, totalWallMs: 20_000 },
    );
    expect(outcome).toMatchObject({ state: 'limit', limit: 'memory' });
    await expectNextToWork();
  });

  test.each([
    ['objects', `const a = []; for (;;) a.push({ x: a.length });`],
    ['buffers', `const a = []; for (;;) a.push(new Float64Array(131072));`],
    ['one long text', `let s = 'x'; for (;;) s += s;`],
  ])('%s without end', async (_, body) => {
    const outcome = await runForward(sandbox, `export function forward() { ${body} }`);
    expect(['limit', 'threw']).toContain(outcome.state);
  });

  test('buffers that V8 does not count are not to be had', async () => {
    const output = await outputOf(
      sandbox,
      `const attempts = [
         () => new ArrayBuffer(8, { maxByteLength: 1e9 }),
         () => new (new ArrayBuffer(8).constructor)(8, { maxByteLength: 1e9 }),
         () => new (Object.getPrototypeOf(new Float64Array(1).buffer).constructor)(8, { maxByteLength: 1e9 }),
         () => new SharedArrayBuffer(8, { maxByteLength: 1e9 }),
         () => new WebAssembly.Memory({ initial: 1000 }),
         () => new ArrayBuffer(8).resize(16),
       ];
       const works = (attempt) => { try { attempt(); return 1; } catch { return 0; } };
       export const forward = () => ({ Y: attempts.map(works) });`,
    );
    expect(output).toEqual({ state: 'tensor', ...tensor([6], 0, 0, 0, 0, 0, 0) });
  });

  test('what programs could use to harm the process is gone, and the rest is there', async () => {
    const output = await outputOf(
      sandbox,
      `const gone = ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'FinalizationRegistry', 'WeakRef', 'Intl', 'escape',
                     'require', 'process', 'fetch', 'setTimeout', 'performance', 'structuredClone', 'ivm', 'globalThis.process'];
       const there = ['Math', 'JSON', 'Map', 'Float64Array', 'Promise', 'Reflect', 'console', 'ArrayBuffer'];
       const count = (names) => names.filter((name) => name in globalThis).length;
       export const forward = () => ({ Y: [count(gone), count(there)] });`,
    );
    expect(output).toEqual({ state: 'tensor', ...tensor([2], 0, 8) });
  });
});

describe('output', () => {
  test('a run that hands out millions of numbers ends at the output limit', async () => {
    const points = Array.from({ length: 300 }, () => ({}));
    const outcome = await withSession(
      sandbox,
      `const big = new Float64Array(17000); export const forward = () => ({ Y: big });`,
      (session) =>
        session.run({
          case: 'public-1',
          calls: [forwardCall({}, { Y: [2000] })],
          points,
          repetitions: 1,
        }),
    );
    expect(outcome).toMatchObject({ state: 'limit', limit: 'output' });
  });
});

describe('processes', () => {
  test('waiting for a free one can be given up', async () => {
    const sessions = await Promise.all([open(sandbox, honest), open(sandbox, honest)]);
    const waiting = sandbox.open(
      {
        source: honest,
        exports: ['forward'],
        limits: { caseMs: 1000, totalCpuMs: 3000, totalWallMs: 6000, memoryMb: 64 },
      },
      AbortSignal.timeout(50),
    );
    await expect(waiting).rejects.toThrow('timeout');
    expect(sandbox.slots).toEqual({ total: 2, free: 0 });
    for (const opened of sessions) if (opened.state === 'ready') await opened.session.close();
    await expectNextToWork();
  });

  test('they are replaced after fifty jobs, without anybody waiting long', async () => {
    for (let i = 0; i < 110; i++) await outputOf(sandbox, honest);
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'ended', cause: 'stopped', detail: 'It did 50 jobs.' }),
    );
  });

  test('none outlives the sandbox', async () => {
    const own: number[] = [];
    const other = await createSandbox({
      log: (event) => event.kind === 'started' && own.push(event.pid),
    });
    await vi.waitFor(() => expect(other.slots.free).toBe(other.slots.total), 30_000);
    await outputOf(other, honest);
    await other.stop();
    expect(own.length).toBeGreaterThanOrEqual(2);
    expect(own.filter(isAlive)).toEqual([]);
  });
});

function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/status`, 'utf8').includes('State:\tZ');
  } catch {
    return false;
  }
}

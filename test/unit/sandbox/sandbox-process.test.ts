import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { probeConfinement } from '../../../server/sandbox/confinement.ts';
import { bundleSandbox } from '../../../server/sandbox/bundle.ts';
import { SandboxProcess, type Answer } from '../../../server/sandbox/sandbox-process.ts';

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const patience = { deadlineMs: 30_000, residentMb: 600 };

test('an answer is not kept for as long as the process lives', async () => {
  const process = await startProcess();
  const answers: WeakRef<Answer>[] = [];
  for (let asked = 0; asked < 3; asked++) {
    answers.push(new WeakRef(await process.ask({ type: 'close' }, patience)));
  }
  await collectGarbage();
  const kept = answers.filter((answer) => answer.deref() !== undefined);
  process.kill({ cause: 'stopped', detail: 'The test is over.' });
  await process.exited;
  expect(kept).toEqual([]);
});

test('whoever asks a process that has ended is told so at once', async () => {
  const process = await startProcess();
  process.kill({ cause: 'stopped', detail: 'It is not needed.' });
  await process.exited;
  expect(await process.ask({ type: 'close' }, patience)).toMatchObject({
    state: 'ended',
    ending: { cause: 'stopped', detail: 'It is not needed.' },
  });
});

async function startProcess(): Promise<SandboxProcess> {
  const { program, script } = (await bundleSandbox()).student;
  const process = new SandboxProcess(await probeConfinement(), 3400, program);
  await process.ask({ type: 'start', role: 'student', script }, patience);
  return process;
}

async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  // What a WeakRef refers to is held until the current job is over.
  await new Promise((resolve) => setImmediate(resolve));
  if (typeof collect === 'function') collect();
}

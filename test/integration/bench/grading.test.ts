import { expect, test } from 'vitest';
import { createSandbox } from '../../../server/sandbox/create-sandbox.ts';
import { bareLoopMs } from '../../bench/grading/bare-loops.ts';
import { freshProcessMs } from '../../bench/grading/bare/fresh-process.ts';
import { phaseMs } from '../../bench/grading/pipeline.ts';
import { readWorkload, recordSubmissions } from '../../bench/grading/workload.ts';

test('every loop of the grading bench grades a right solution', async () => {
  const sandbox = await createSandbox({ studentProcesses: 2 });
  const workload = await readWorkload('dense-sigmoid');
  const submissions = await recordSubmissions(sandbox, workload, ['5eed']);
  const spent = await phaseMs(sandbox, workload, 1);
  await sandbox.stop();
  expect(submissions[0]?.crossings.length).toBeGreaterThan(7);
  expect(spent.run).toBeGreaterThan(0);
  expect(bareLoopMs('isolated-vm', submissions, 1)).toBeGreaterThan(0);
  expect(bareLoopMs('node:vm', submissions, 1)).toBeGreaterThan(0);
  expect(freshProcessMs(submissions, 1)).toBeTypeOf('number');
});

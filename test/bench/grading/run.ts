import { createSandbox } from '../../../server/sandbox/create-sandbox.ts';
import { bareLoopMs } from './bare-loops.ts';
import { freshProcessMs } from './bare/fresh-process.ts';
import { rush } from './class-of-sixty.ts';
import { clickOften, type Click } from './clicks.ts';
import { newSeed, percentile, phaseMs, phases, pipelineMs } from './pipeline.ts';
import { startService } from './service.ts';
import { readWorkload, recordSubmissions, type Workload } from './workload.ts';

const rounds = 3;
/** One life of a student process: its start is part of what a submission costs. */
const submissionsARound = 100;
const freshProcessesARound = 25;
const seeds = 8;
const clicks = 60;
const students = 60;

const workloads = [await readWorkload('dense-sigmoid'), await readWorkload('mlp2-backward')];
const only = process.argv[2];
if (only !== 'service') for (const workload of workloads) await compareLoops(workload);
if (only !== 'loops') await measureService(workloads);

/** Grader and sandbox beside loops that do nothing but the calls: processor time, the best of the rounds. */
async function compareLoops(workload: Workload): Promise<void> {
  const sandbox = await createSandbox({ studentProcesses: 2 });
  const submissions = await recordSubmissions(
    sandbox,
    workload,
    Array.from({ length: seeds }, newSeed),
  );
  await pipelineMs(sandbox, workload, submissionsARound);
  const best = { pipeline: Infinity, isolate: Infinity, vm: Infinity, process: Infinity };
  for (let round = 0; round < rounds; round++) {
    const pipeline = await pipelineMs(sandbox, workload, submissionsARound);
    const isolate = bareLoopMs('isolated-vm', submissions, submissionsARound);
    const vm = bareLoopMs('node:vm', submissions, submissionsARound);
    const process = freshProcessMs(submissions, freshProcessesARound);
    for (const [loop, ms] of Object.entries({ pipeline, isolate, vm, process })) {
      const name = loop as keyof typeof best; // the keys written one line above
      best[name] = Math.min(best[name], ms);
    }
  }
  const spent = await phaseMs(sandbox, workload, submissionsARound);
  await sandbox.stop();
  console.log(`\n${workload.name}: processor time a submission, submissions a second and core`);
  row('grader and sandbox', best.pipeline);
  row('bare isolated-vm loop', best.isolate, best.pipeline);
  row('bare node:vm loop', best.vm, best.pipeline);
  row('fresh node process', best.process, best.pipeline);
  console.log(
    `  wall time by phase: ${phases.map((phase) => `${phase} ${ms(spent[phase])}`).join(', ')}`,
  );
}

function row(what: string, each: number, pipeline?: number): void {
  const ratio =
    pipeline === undefined
      ? ''
      : `   grader and sandbox take ${(pipeline / each).toFixed(2)} of it`;
  console.log(
    `  ${what.padEnd(22)} ${ms(each).padStart(9)} ${(1000 / each).toFixed(1).padStart(6)}/s${ratio}`,
  );
}

/** With HTTP, queue and database, as processes. */
async function measureService([dense, mlp2]: readonly Workload[]): Promise<void> {
  if (!dense || !mlp2) return;
  const service = await startService();
  const workers = [await service.startWorker()];
  try {
    const pids = () => workers.map(({ pid }) => pid);
    const everybody = await Promise.all(Array.from({ length: students }, service.newStudent));
    const [first] = everybody;
    if (!first) return;
    await clickOften(service, first, mlp2, 10);
    console.log('\nclick to verdict over HTTP on an idle queue, p50 and p95');
    const measured = await clickOften(service, first, mlp2, clicks);
    for (const part of ['submit', 'queue', 'grade', 'store', 'verdict'] as const)
      tell(part, measured);
    for (const workload of [dense, mlp2]) {
      await rush(service, pids(), everybody, workload);
      console.log(`\n${students} submit ${workload.name} at once`);
      tellRush('one worker', await rush(service, pids(), everybody, workload));
    }
    workers.push(await service.startWorker());
    await rush(service, pids(), everybody, mlp2);
    tellRush('two workers', await rush(service, pids(), everybody, mlp2));
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await service.stop();
  }
}

function tell(part: keyof Click, measured: readonly Click[]): void {
  const times = measured.map((click) => click[part]);
  console.log(
    `  ${part.padEnd(8)} ${ms(percentile(times, 0.5)).padStart(9)} ${ms(percentile(times, 0.95)).padStart(9)}`,
  );
}

function tellRush(
  who: string,
  { wallMs, worker, server, postgres }: Awaited<ReturnType<typeof rush>>,
): void {
  const all = worker + server + postgres;
  console.log(
    `  ${who}: all graded in ${(wallMs / 1000).toFixed(2)} s; processor time each: worker ${ms(worker)}, ` +
      `server ${ms(server)}, Postgres ${ms(postgres)}, so ${(1000 / all).toFixed(1)}/s a core`,
  );
}

function ms(time: number): string {
  return `${time.toFixed(1)} ms`;
}

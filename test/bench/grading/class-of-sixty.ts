import { setTimeout as delay } from 'node:timers/promises';
import { processorMs } from './processor-time.ts';
import type { Service, Student } from './service.ts';
import type { Workload } from './workload.ts';

/** What it costs when many submit in the same moment. */
export interface Rush {
  /** From the first request until the last verdict is stored. */
  readonly wallMs: number;
  /** Processor milliseconds a submission. */
  readonly worker: number;
  readonly server: number;
  readonly postgres: number;
}

export async function rush(
  { db, serverPid, postgresPid }: Service,
  workerPids: readonly number[],
  students: readonly Student[],
  { name, source }: Workload,
): Promise<Rush> {
  const used = () => [workerPids, [serverPid], [postgresPid]].map((pids) => processorMs(pids));
  const before = used();
  const startedAt = performance.now();
  await Promise.all(students.map((student) => student.submit(name, source)));
  while ((await db.gradingRun.count({ where: { state: { not: 'graded' } } })) > 0) await delay(20);
  const wallMs = performance.now() - startedAt;
  const [worker = 0, server = 0, postgres = 0] = used().map(
    (ms, at) => (ms - (before[at] ?? 0)) / students.length,
  );
  return { wallMs, worker, server, postgres };
}

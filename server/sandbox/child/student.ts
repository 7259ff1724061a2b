import type { IsolateModules, OpenMessage, Reply } from '../protocol.ts';
import { bootHarness } from './boot-harness.ts';
import type { Served } from './channel.ts';
import { createLinkedIsolate } from './linked-isolate.ts';
import { StudentJob, type WarmIsolate } from './student-job.ts';

export interface StudentHost {
  readonly open: (message: OpenMessage) => Promise<Reply>;
  readonly run: (plan: string, numbers: Float64Array) => Promise<Served>;
  readonly close: () => Promise<void>;
}

const USUAL_MEMORY_MB = 64;

/** Serves one submission after the other; the next isolate is made while nobody waits. */
export async function createStudentHost(modules: IsolateModules): Promise<StudentHost> {
  let next = await prepare(modules, USUAL_MEMORY_MB);
  let job: StudentJob | undefined;

  return {
    open: async (message) => {
      const { memoryMb } = message.limits;
      if (next.memoryMb !== memoryMb) {
        next.isolate.dispose();
        next = await prepare(modules, memoryMb);
      }
      job = new StudentJob(next, message.limits, message.stretch);
      return job.open(message);
    },
    run: async (plan, numbers) =>
      job?.run(plan, numbers) ?? { reply: { type: 'failed', reason: 'No program is open.' } },
    close: async () => {
      job?.dispose();
      job = undefined;
      next = await prepare(modules, next.memoryMb);
    },
  };
}

async function prepare(modules: IsolateModules, memoryMb: number): Promise<WarmIsolate> {
  const linked = await createLinkedIsolate(modules, memoryMb);
  const harness = await bootHarness(linked.entry, ['open', 'run', 'drain']);
  return { ...linked, memoryMb, harness };
}

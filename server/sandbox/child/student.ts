import type { IsolateScript, OpenMessage, Reply } from '../protocol.ts';
import type { Served } from './channel.ts';
import { createIsolateMaker } from './isolate-maker.ts';
import { StudentJob, type StudentIsolate } from './student-job.ts';
import { transpile } from './transpile.ts';

export interface StudentHost {
  readonly open: (message: OpenMessage) => Promise<Reply>;
  readonly run: (plan: string, numbers: Float64Array) => Promise<Served>;
  readonly locate: () => Reply;
  readonly close: () => Promise<void>;
}

const USUAL_MEMORY_MB = 64;
const NOT_OPEN: Reply = { type: 'failed', reason: 'No program is open.' };

/** Serves one submission after the other; the next isolate is made while nobody waits. */
export async function createStudentHost(script: IsolateScript): Promise<StudentHost> {
  const makeIsolate = createIsolateMaker(script, ['open', 'run', 'drain']);
  const prepare = async (memoryMb: number): Promise<StudentIsolate> => ({
    ...(await makeIsolate(memoryMb)),
    memoryMb,
  });
  let next = await prepare(USUAL_MEMORY_MB);
  // The type stripper takes its time when it is first used.
  transpile('');
  let job: StudentJob | undefined;

  return {
    open: async (message) => {
      const { memoryMb } = message.limits;
      if (next.memoryMb !== memoryMb) {
        next.isolate.dispose();
        next = await prepare(memoryMb);
      }
      job = new StudentJob(next, message.limits, message.stretch);
      return job.open(message);
    },
    run: async (plan, numbers) => job?.run(plan, numbers) ?? { reply: NOT_OPEN },
    locate: () => job?.locate() ?? NOT_OPEN,
    close: async () => {
      job?.dispose();
      job = undefined;
      next = await prepare(next.memoryMb);
    },
  };
}

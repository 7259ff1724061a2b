import type { Request } from './protocol.ts';
import type { Answer } from './sandbox-process.ts';
import { encodeRun } from './student-plan.ts';
import type { Lease } from './student-pool.ts';
import { readOpened, readOutcome } from './student-reply.ts';
import type {
  ConsoleLine,
  Interruption,
  Limits,
  Opened,
  StudentProgram,
  StudentSession,
} from './types.ts';

/** What the child's own watchdog needs to notice and act, and then ours. */
const CHILD_GRACE_MS = 200;
const PARENT_GRACE_MS = 250;
/** What a process needs beside its isolate, and how far V8 strays beyond an isolate's limit. */
const BASE_RESIDENT_MB = 344;
const RESIDENT_PER_LIMIT = 4;

/** Opens one program in a leased process; the lease goes back when the session closes or never begins. */
export async function openSession(lease: Lease, program: StudentProgram): Promise<Opened> {
  const { source, exports, limits } = program;
  const ask = createAsking(lease, limits);
  const opened = readOpened(await ask({ type: 'open', source, exports, limits }));
  if (opened.state !== 'opened') {
    lease.release(opened.spoilt);
    return opened.why;
  }

  let ended: (Interruption & { readonly console: readonly ConsoleLine[] }) | undefined;
  const session: StudentSession = {
    positions: opened.positions,
    run: async (run) => {
      if (ended !== undefined) return { ...ended, console: [], cpuMs: 0 };
      const { plan, numbers } = encodeRun(run);
      const outcome = readOutcome(run, await ask({ type: 'run', plan }, numbers));
      if (outcome.state === 'limit' || outcome.state === 'failed') ended = outcome;
      return outcome;
    },
    close: async () => lease.release(ended !== undefined),
  };
  return { state: 'ready', session };
}

/** Wall time counts while the process is at work, not while the grader thinks. */
function createAsking({ process }: Lease, limits: Limits) {
  let usedWallMs = 0;
  return async (request: Request, numbers?: Float64Array): Promise<Answer> => {
    const startedAt = performance.now();
    const left = Math.max(0, limits.totalWallMs - usedWallMs);
    const answer = await process.ask(
      request,
      {
        deadlineMs: Math.min(left, limits.caseMs + CHILD_GRACE_MS) + PARENT_GRACE_MS,
        residentMb: BASE_RESIDENT_MB + RESIDENT_PER_LIMIT * limits.memoryMb,
      },
      numbers,
    );
    usedWallMs += performance.now() - startedAt;
    return answer;
  };
}

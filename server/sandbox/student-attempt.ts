import { readCrossing, type Crossing } from './crossing.ts';
import type { Request } from './protocol.ts';
import type { Answer } from './sandbox-process.ts';
import { encodeRuns } from './student-plan.ts';
import type { Lease } from './student-pool.ts';
import { readLocated, readOpened, type OpenReply } from './student-reply.ts';
import type { Limits, Positions, Run, StudentProgram } from './types.ts';

/** What the child's own watchdog needs to notice and act, and then ours. */
const CHILD_GRACE_MS = 500;
const PARENT_GRACE_MS = 250;
/** What a process needs beside its isolate, and how far V8 strays beyond an isolate's limit. */
const BASE_RESIDENT_MB = 344;
const RESIDENT_PER_LIMIT = 4;

/** A program in one process, from its opening on. */
export interface Attempt {
  readonly opened: OpenReply;
  /** Does several runs in one crossing. */
  readonly run: (runs: readonly Run[]) => Promise<Crossing>;
  readonly locate: () => Promise<Positions | null>;
  readonly release: (spoilt: boolean) => void;
}

/** Opens a program in a leased process. A busy machine's wall times may be stretched, processor time never. */
export async function startAttempt(
  lease: Lease,
  program: StudentProgram,
  stretch: number,
): Promise<Attempt> {
  const { source, exports, limits } = program;
  const ask = createAsking(lease, limits, stretch);
  return {
    opened: readOpened(await ask({ type: 'open', source, exports, limits, stretch }), limits),
    run: async (runs) => {
      const { plan, numbers } = encodeRuns(runs);
      return readCrossing(runs, await ask({ type: 'run', plan }, numbers), limits);
    },
    locate: async () => readLocated(await ask({ type: 'locate' })),
    release: lease.release,
  };
}

/** Wall time counts while the process is at work, not while the grader thinks. */
function createAsking({ process }: Lease, limits: Limits, stretch: number) {
  let usedWallMs = 0;
  return async (request: Request, numbers?: Float64Array): Promise<Answer> => {
    const startedAt = performance.now();
    const left = Math.max(0, limits.totalWallMs * stretch - usedWallMs);
    const patience = {
      deadlineMs: Math.min(left, limits.caseMs * stretch + CHILD_GRACE_MS) + PARENT_GRACE_MS,
      residentMb: BASE_RESIDENT_MB + RESIDENT_PER_LIMIT * limits.memoryMb,
    };
    const answer = await process.ask(request, patience, numbers);
    usedWallMs += performance.now() - startedAt;
    return answer;
  };
}

import { randomBytes } from 'node:crypto';
import { createGrader } from '../../../server/grading/create-grader.ts';
import type { Sandbox } from '../../../server/sandbox/types.ts';
import { processorMs } from './processor-time.ts';
import { traceSandbox, type Step } from './trace-sandbox.ts';
import type { Workload } from './workload.ts';

export const newSeed = (): string => randomBytes(16).toString('hex');

/** Processor milliseconds a submission of grader and sandbox together, one after the other. */
export async function pipelineMs(
  sandbox: Sandbox,
  workload: Workload,
  times: number,
): Promise<number> {
  const before = processorMs([process.pid]);
  for (let i = 0; i < times; i++) await gradeOnce(sandbox, workload);
  return (processorMs([process.pid]) - before) / times;
}

export const phases = ['draw', 'expect', 'open', 'run', 'compare', 'numerical check'] as const;
export type Phase = (typeof phases)[number];

/** How long each phase of a grading takes, in milliseconds of wall time, the median of many gradings. */
export async function phaseMs(
  sandbox: Sandbox,
  workload: Workload,
  times: number,
): Promise<Record<Phase, number>> {
  const gradings: Record<Phase, number>[] = [];
  for (let i = 0; i < times; i++) gradings.push(await tracedGrading(sandbox, workload));
  const medianOf = (phase: Phase) => median(gradings.map((grading) => grading[phase]));
  return Object.fromEntries(phases.map((phase) => [phase, medianOf(phase)])) as Record<
    Phase,
    number
  >; // one entry was made for each phase
}

/** Answers from processes are timed one by one; what lies between them is the grader's own work. */
async function tracedGrading(sandbox: Sandbox, workload: Workload): Promise<Record<Phase, number>> {
  const spent = { draw: 0, expect: 0, open: 0, run: 0, compare: 0, 'numerical check': 0 };
  let idleSince = performance.now();
  let thinking: Phase = 'draw';
  const traced = traceSandbox(sandbox, {
    onStep: (step, startedAt, endedAt) => {
      // Between two points of the numerical check the engine decides on the next ones.
      spent[step === 'check' ? 'numerical check' : thinking] += Math.max(0, startedAt - idleSince);
      // Runs that share a crossing take its time once.
      spent[waiting[step]] += Math.max(0, endedAt - Math.max(startedAt, idleSince));
      idleSince = endedAt;
      if (step === 'open') thinking = 'compare';
    },
  });
  await gradeOnce(traced, workload);
  return spent;
}

const waiting: Readonly<Record<Step, Phase>> = {
  evaluate: 'expect',
  open: 'open',
  run: 'run',
  check: 'numerical check',
  close: 'open',
};

async function gradeOnce(sandbox: Sandbox, { exercise, source }: Workload): Promise<void> {
  const { verdict } = await createGrader({ sandbox }).grade({ exercise, source, seed: newSeed() });
  if (verdict !== 'passed') throw new Error(`the right solution was graded ${verdict}`);
}

export function median(times: readonly number[]): number {
  return percentile(times, 0.5);
}

export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

import type { Service, Student } from './service.ts';
import type { Workload } from './workload.ts';

/** One submission on an idle queue, in milliseconds of wall time. */
export interface Click {
  /** Until the server answered 202. */
  readonly submit: number;
  /** From the request's arrival until a worker began. */
  readonly queue: number;
  readonly grade: number;
  /** From the end of the grading until the verdict was read, storing it included. */
  readonly store: number;
  readonly verdict: number;
}

export async function clickOften(
  { db }: Service,
  student: Student,
  { name, source }: Workload,
  times: number,
): Promise<Click[]> {
  const clicks: Click[] = [];
  for (let i = 0; i < times; i++) {
    const startedAt = performance.now();
    const id = await student.submit(name, source);
    const submit = performance.now() - startedAt;
    await student.verdictOf(id);
    const verdict = performance.now() - startedAt;
    const run = await db.gradingRun.findFirstOrThrow({ where: { submissionId: id } });
    const [queue, grade] = [run.queueMs ?? 0, run.gradeMs ?? 0];
    clicks.push({ submit, queue, grade, store: Math.max(0, verdict - queue - grade), verdict });
  }
  return clicks;
}

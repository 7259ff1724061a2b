import type { Check } from '#contract/report.ts';
import type { StudentSession } from '../sandbox/types.ts';
import type { JudgedCase } from './judge-case.ts';

/** Says of every check that did not pass where the program makes its quantity. A program that is right is not asked. */
export async function locateChecks(
  session: Pick<StudentSession, 'locate'>,
  judged: readonly JudgedCase[],
): Promise<readonly JudgedCase[]> {
  if (!judged.some(({ checks }) => checks.some(hasMistake))) return judged;
  const positions = await session.locate();
  return judged.map((one) => ({
    ...one,
    checks: one.checks.map((check, at) => {
      const quantity = one.prepared.quantities[at];
      if (!quantity || !hasMistake(check)) return check;
      const location = positions[quantity.function]?.[String(quantity.path[0])] ?? null;
      return { ...check, location };
    }),
  }));
}

function hasMistake({ status, problem }: Check): boolean {
  return status !== 'pass' && problem !== 'not_reached';
}

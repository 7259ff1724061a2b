import type { Agreement } from '#contract/report.ts';
import type { JudgedCase } from './judge-case.ts';

/**
 * Which of the three agreements hold over all cases; `own` only where every wrong gradient was checked itself.
 * Null where a case was broken off: nothing can be said of all of them then.
 */
export function agree(cases: readonly JudgedCase[]): Agreement | null {
  const checks = cases.flatMap(({ checks: ofCase, prepared }) =>
    ofCase.map((check, at) => ({ ...check, kind: prepared.quantities[at]?.kind })),
  );
  if (checks.some(({ problem }) => problem === 'not_reached')) return null;
  const wrong = checks.filter(({ status }) => status !== 'pass');
  const wrongGradients = new Set(
    wrong.flatMap(({ kind, quantity }) => (kind === 'gradient' ? [quantity] : [])),
  );
  const confirmed = new Set(
    checks.flatMap(({ quantity, status, numerical }) =>
      numerical === 'pass' && (status !== 'pass' || !wrongGradients.has(quantity))
        ? [quantity]
        : [],
    ),
  );
  const isConfirmed =
    confirmed.size > 0 && [...wrongGradients].every((name) => confirmed.has(name));
  return {
    forward: wrong.every(({ kind }) => kind !== 'value'),
    backward: wrongGradients.size === 0,
    own: checks.some(({ numerical }) => numerical === 'fail') ? false : isConfirmed || null,
  };
}

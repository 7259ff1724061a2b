import type { Verdict } from '#contract/verdict.ts';
import { refuse, type GateRule } from './gate-context.ts';

/** What a student cannot start from: there has to be an answer that is wrong, with a gap to look at. */
const useless: Partial<Record<Verdict, string>> = {
  passed: 'leave the computation to the student',
  time_limit: 'return at once',
  memory_limit: 'return less',
  output_limit: 'return less',
  syntax_error: 'write what can be read',
  missing_export: 'export every function of exercise.yaml',
  unsupported_syntax: 'write TypeScript whose types can be erased, or JavaScript',
  forbidden_api: 'import np alone',
  runtime_error: 'return zeros of the right shape',
};

/** The starter runs, in time, earns nothing and does not pass. */
export const starterFails: GateRule = async ({ exercise, report, seeds: [seed = '0'] }) => {
  const { verdict, error, tasks } = await report(exercise.starter, seed);
  const instead = useless[verdict];
  if (instead !== undefined) {
    const place = error?.location ? `:${error.location.line}` : '';
    const thrown = error ? `, ${error.name}: ${error.message}` : '';
    return [refuse(`starter.ts${place}: gets ${verdict}${thrown}; ${instead}`)];
  }
  return tasks
    .filter(({ points }) => points > 0)
    .map(({ id, points }) =>
      refuse(
        `starter.ts: earns the ${points} points of ${id}; return something wrong, such as zeros`,
      ),
    );
};

import type { Verdict } from '#contract/verdict.ts';
import { describeReport } from './describe-report.ts';
import { refuse, type GateRule } from './gate-context.ts';

/** What a student cannot start from: there has to be an answer that is wrong, with a gap to look at. */
const useless: Partial<Record<Verdict, string>> = {
  passed: 'Leave the computation to the student.',
  time_limit: 'Return at once.',
  memory_limit: 'Return less.',
  output_limit: 'Return less.',
  syntax_error: 'Write what can be read.',
  missing_export: 'Export every function of exercise.yaml.',
  unsupported_syntax: 'Write JavaScript, or TypeScript whose types can be erased.',
  forbidden_api: 'Import np alone.',
  runtime_error: 'Return zeros of the right shape.',
};

/** The starter runs, in time, earns nothing and does not pass. */
export const starterFails: GateRule = async ({ exercise, report, seeds: [seed = '0'] }) => {
  const graded = await report(exercise.starter, seed);
  const instead = useless[graded.verdict];
  if (instead !== undefined) {
    return [refuse(`starter.ts: gets ${describeReport(graded)} ${instead}`)];
  }
  return graded.tasks
    .filter(({ points }) => points > 0)
    .map(({ id, points }) =>
      refuse(
        `starter.ts: earns the ${points} points of ${id}; return something wrong, such as zeros`,
      ),
    );
};

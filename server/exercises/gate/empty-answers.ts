import type { Output, TensorValue } from '../../sandbox/types.ts';
import { listCases } from '../../grading/cases.ts';
import { judgeCase, type JudgedCase } from '../../grading/judge-case.ts';
import { prepareCases, type PreparedCase } from '../../grading/prepare.ts';
import type { Quantity } from '../../grading/quantities.ts';
import { isSelected, scoreTasks } from '../../grading/score.ts';
import { tensorLeaves } from '../../grading/values.ts';
import { refuse, type GateContext, type GateRule } from './gate-context.ts';

type Fake = (expected: TensorValue, prepared: PreparedCase) => TensorValue;

/** Answers that took no thought; each is put in the place of every gradient, after a right forward. */
const fakes: Readonly<Record<string, Fake>> = {
  zeros: (expected) => filled(expected, 0),
  ones: (expected) => filled(expected, 1),
  'its own inputs': (expected, { inputs }) =>
    tensorLeaves(inputs, [])
      .map(([, tensor]) => tensor)
      .filter(({ shape }) => shape.join() === expected.shape.join())
      .toSorted((left, right) => distance(left, expected) - distance(right, expected))[0] ??
    filled(expected, 0),
};

/** A backward of zeros, of ones or of its own inputs earns no point of a task that asks for gradients. */
export const emptyAnswersEarnNothing: GateRule = async (context) => {
  const { gradable, seeds } = context;
  const [seed = '0'] = seeds;
  const cases = await prepareScored(context, seed);
  const faults: string[] = [];
  for (const [name, fake] of Object.entries(fakes)) {
    const judged = await Promise.all(cases.map((prepared) => judgeFake(context, prepared, fake)));
    const scored = judged.map(({ checks, prepared: { quantities } }) => ({ checks, quantities }));
    const earning = scoreTasks(gradable.definition, scored, false).filter(
      ({ id, points }) => points > 0 && asksForGradients(context, id, cases),
    );
    for (const { id, points } of earning) {
      faults.push(
        `a backward of ${name} earns the ${points} points of ${id}; draw inputs for which it is wrong`,
      );
    }
  }
  return faults.map(refuse);
};

function prepareScored({ sandbox, gradable }: GateContext, seed: string): Promise<PreparedCase[]> {
  const places = listCases(gradable.definition).filter(
    ({ spec }) => !spec.confirming && spec.throws === undefined,
  );
  return prepareCases(sandbox, gradable, places, seed);
}

function judgeFake(
  { sandbox, gradable }: GateContext,
  prepared: PreparedCase,
  fake: Fake,
): Promise<JudgedCase> {
  const outputs = new Map<string, Output>();
  for (const { name, kind } of prepared.quantities) {
    const expected = prepared.expected.get(name);
    if (!expected) continue;
    const answer = kind === 'gradient' ? fake(expected, prepared) : expected;
    outputs.set(name, { state: 'tensor', shape: answer.shape, data: answer.data });
  }
  const outcome = { state: 'finished' as const, points: [], console: [], cpuMs: 0 };
  return judgeCase(sandbox, gradable, { prepared, outcome, outputs, unstable: [] });
}

function asksForGradients(
  { gradable }: GateContext,
  task: string,
  cases: readonly PreparedCase[],
): boolean {
  const selectors = gradable.definition.tasks.find(({ id }) => id === task)?.checks ?? [];
  const asked: readonly Quantity[] = cases.flatMap(({ quantities }) => quantities);
  return asked.some((quantity) => quantity.kind === 'gradient' && isSelected(selectors, quantity));
}

function filled({ shape, data }: TensorValue, value: number): TensorValue {
  return { shape, data: new Float64Array(data.length).fill(value) };
}

function distance({ data }: TensorValue, expected: TensorValue): number {
  return Math.hypot(...expected.data.map((entry, i) => entry - (data[i] ?? 0)));
}

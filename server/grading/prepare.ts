import type { ExerciseDefinition } from '#contract/exercise.ts';
import type { Sandbox, TensorValue } from '../sandbox/types.ts';
import type { CasePlace } from './cases.ts';
import { drawCase, type Drawn } from './draw.ts';
import { expect, type Expectation } from './expect.ts';
import { GradingFailure } from './grading-failure.ts';
import { widenAtKinks } from './kinks.ts';
import { rms } from './numbers.ts';
import type { Quantity } from './quantities.ts';
import type { GradableExercise } from './types.ts';
import { numbersIn } from './values.ts';

/** What a scored draw must keep to; the gate refuses recipes that need more redraws. */
const guards = { redraws: 20, largestLogit: 12, kinkMargin: 1e-3, liveShare: 0.8 };

/** Entries below this share of a gradient's rms count as dead. */
const negligible = 1e-6;

/** One case, drawn, with everything known that the model can say. */
export interface PreparedCase extends Omit<CasePlace, 'index'>, Expectation {
  readonly drawn: Drawn;
  /** 1e-12 × max(1, rms of the inputs): below it a number counts as zero. */
  readonly floor: number;
  /** How many guards the best of all draws breaks; more than none is the recipe's fault. */
  readonly faults: number;
}

/**
 * Draws cases and has the model compute what is expected. Draws that sit on a kink, saturate, or leave most of a
 * parameter's gradient at zero hide mistakes and are thrown away; if there is no other, the best of them serves.
 */
export async function prepareCases(
  sandbox: Pick<Sandbox, 'evaluate'>,
  exercise: GradableExercise,
  places: readonly CasePlace[],
  seed: string,
): Promise<PreparedCase[]> {
  const best = new Map<CasePlace, PreparedCase>();
  let open = places;
  for (let redraw = 0; redraw <= guards.redraws && open.length > 0; redraw += 1) {
    const draws = open.map((place) => {
      const key = { seed, caseId: place.id, index: place.index, redraw };
      const drawn = drawCase(exercise.definition, place.spec, key);
      return { place, spec: place.spec, drawn };
    });
    const expectations = await expect(sandbox, exercise, draws);
    for (const [at, expectation] of expectations.entries()) {
      const { place, drawn } = draws[at]!; // there is one expectation a draw
      const prepared = prepare(exercise.definition, place, drawn, expectation);
      if (prepared.faults < (best.get(place)?.faults ?? Infinity)) best.set(place, prepared);
    }
    open = open.filter((place) => best.get(place)?.faults !== 0);
  }
  const prepared = places.flatMap((place) => best.get(place) ?? []);
  return Promise.all(
    prepared.map(async (one) => (one.spec.kink ? widenAtKinks(sandbox, exercise, one) : one)),
  );
}

/** One case alone. */
export async function prepareCase(
  sandbox: Pick<Sandbox, 'evaluate'>,
  exercise: GradableExercise,
  place: CasePlace,
  seed: string,
): Promise<PreparedCase> {
  const [prepared] = await prepareCases(sandbox, exercise, [place], seed);
  if (!prepared) throw new GradingFailure(`${place.id} could not be drawn`, 'model');
  return prepared;
}

function prepare(
  definition: ExerciseDefinition,
  { index: _index, ...place }: CasePlace,
  drawn: Drawn,
  expectation: Expectation,
): PreparedCase {
  const floor = 1e-12 * Math.max(1, rms(numbersIn(expectation.inputs)));
  const faults = countFaults(findFaults(definition, place, expectation));
  return { ...place, ...expectation, drawn, floor, faults };
}

/** What makes a draw unfit to tell right from wrong. */
export interface DrawFaults {
  readonly isAtKink: boolean;
  readonly isSaturated: boolean;
  /** Gradients of parameters that are mostly zero. */
  readonly dead: readonly string[];
}

/** Cases that fix inputs are wanted as they are; cases that fix sizes may have dead units. */
export function findFaults(
  definition: ExerciseDefinition,
  { spec }: Pick<CasePlace, 'spec'>,
  { quantities, expected, kinkMargin, largestLogit }: Expectation,
): DrawFaults {
  if (spec.confirming || spec.kink || Object.keys(spec.set).length > 0) {
    return { isAtKink: false, isSaturated: false, dead: [] };
  }
  const parameters =
    Object.keys(spec.sizes).length === 0 && !hasUpstream(definition)
      ? quantities.filter((quantity) => isParameterGradient(definition, quantity))
      : [];
  return {
    isAtKink: kinkMargin < guards.kinkMargin,
    isSaturated: largestLogit > guards.largestLogit,
    dead: parameters
      .map(({ name }) => name)
      .filter((name) => liveShare(expected.get(name)) < guards.liveShare),
  };
}

function countFaults({ isAtKink, isSaturated, dead }: DrawFaults): number {
  return [isAtKink, isSaturated, dead.length > 0].filter(Boolean).length;
}

/** Without a loss of its own an exercise has no parameters, only tensors that gradients pass through. */
function hasUpstream({ inputs }: ExerciseDefinition): boolean {
  return Object.values(inputs).some((spec) => 'draw' in spec && spec.upstreamOf !== undefined);
}

function isParameterGradient({ inputs }: ExerciseDefinition, { kind, target }: Quantity): boolean {
  const spec = inputs[String(target[0])];
  return kind === 'gradient' && spec !== undefined && !('model' in spec);
}

function liveShare(gradient: TensorValue | undefined): number {
  if (!gradient) return 1;
  const threshold = negligible * rms(gradient.data);
  return gradient.data.filter((entry) => Math.abs(entry) > threshold).length / gradient.data.length;
}

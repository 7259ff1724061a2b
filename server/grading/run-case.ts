import type { ExerciseDefinition } from '#contract/exercise.ts';
import type { Call, Output, PointResult, RunOutcome, StudentSession } from '../sandbox/types.ts';
import type { PreparedCase } from './prepare.ts';
import type { Quantity } from './quantities.ts';

/** What one case's run gave, before anything is compared. */
export interface CaseRun {
  readonly prepared: PreparedCase;
  readonly outcome: RunOutcome;
  /** What the functions returned, by quantity; empty unless the run finished. */
  readonly outputs: ReadonlyMap<string, Output>;
  /** Quantities that differ in a bit between two runs on equal inputs. */
  readonly unstable: readonly string[];
}

/** Cases go together as long as they take this share of the time that one may take. */
const quickShare = 0.25;

/**
 * Runs groups of cases, one group after the other. The first case is run alone; if it was quick, each of the groups
 * shares a crossing. Else each case has its own, and there is something to tell in between.
 */
export async function* runCases(
  session: StudentSession,
  definition: ExerciseDefinition,
  groups: readonly (readonly PreparedCase[])[],
): AsyncGenerator<CaseRun> {
  const [first] = groups.flat();
  if (!first) return;
  const run = await runCase(session, definition, first);
  yield run;
  const isQuick = run.outcome.cpuMs * groups.flat().length < quickShare * definition.limits.caseMs;
  for (const group of groups) {
    const others = group.filter((prepared) => prepared !== first);
    for (const crossing of isQuick ? [others] : others.map((prepared) => [prepared])) {
      yield* await Promise.all(crossing.map((prepared) => runCase(session, definition, prepared)));
    }
  }
}

/** Runs every function of the student twice on equal inputs. */
export async function runCase(
  session: StudentSession,
  definition: ExerciseDefinition,
  prepared: PreparedCase,
): Promise<CaseRun> {
  const outcome = await session.run({
    case: prepared.id,
    calls: planCalls(definition, prepared, functionsOf(definition, prepared)),
    points: [prepared.inputs],
    repetitions: 2,
  });
  const point = outcome.state === 'finished' ? outcome.points[0] : undefined;
  return {
    prepared,
    outcome,
    outputs: new Map(Object.entries(point?.repetitions[0] ?? {})),
    unstable: point ? unstableQuantities(prepared.quantities, point) : [],
  };
}

function functionsOf({ functions }: ExerciseDefinition, { spec }: PreparedCase): string[] {
  return spec.throws === undefined ? Object.keys(functions) : [spec.throws];
}

/** The calls of the named functions; an argument that is no input comes out of an earlier function. */
export function planCalls(
  { functions, inputs }: ExerciseDefinition,
  { quantities, expected }: Pick<PreparedCase, 'quantities' | 'expected'>,
  names: readonly string[],
): Call[] {
  return names.flatMap((name) => {
    const spec = functions[name];
    if (!spec) return [];
    const returned = quantities.filter(
      (quantity) => quantity.function === name && quantity.kind !== 'throw',
    );
    return [
      {
        function: name,
        arguments: Object.fromEntries(
          spec.arguments.map((argument) => [
            argument,
            argument in inputs ? { input: argument } : { opaque: argument },
          ]),
        ),
        returns: returned.map((quantity) => ({
          name: quantity.name,
          path: quantity.path,
          shape: expected.get(quantity.name)?.shape ?? [],
        })),
        opaque: Object.entries(spec.returns).flatMap(([key, kind]) =>
          kind === 'opaque' ? [key] : [],
        ),
      },
    ];
  });
}

function unstableQuantities(
  quantities: readonly Quantity[],
  { repetitions: [first, second] }: PointResult,
): string[] {
  return quantities
    .map(({ name }) => name)
    .filter((name) => !isSameOutput(first?.[name], second?.[name]));
}

function isSameOutput(first: Output | undefined, second: Output | undefined): boolean {
  if (first?.state !== 'tensor' || second?.state !== 'tensor')
    return first?.state === second?.state;
  return (
    first.shape.join() === second.shape.join() &&
    first.data.every((number, i) => Object.is(number, second.data[i]))
  );
}

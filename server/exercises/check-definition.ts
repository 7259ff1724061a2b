import type { ExerciseDefinition, ReturnSpec } from '#contract/exercise.ts';
import type { Quantity } from '../grading/quantities.ts';
import { isSelected } from '../grading/score.ts';
import { checkCases } from './check-cases.ts';
import { checkInputs } from './check-inputs.ts';
import { checkRecipes } from './check-recipes.ts';
import { findRepeated, nameOf } from './names.ts';
import type { WrittenDefinition } from './read-definition.ts';

/** Refuses a definition, at the path of keys to what is wrong. */
export type Fail = (path: readonly PropertyKey[], what: string) => never;

/** Finds what a schema cannot say: names that mean nothing, checks that nobody scores, recipes that no one sees. */
export function checkDefinition({ definition, errorAt }: WrittenDefinition): void {
  const fail: Fail = (path, what) => {
    throw errorAt(path, what);
  };
  checkArguments(definition, fail);
  checkSymbols(definition, fail);
  checkInputs(definition, fail);
  checkCases(definition, fail);
  const quantities = checkRecipes(definition, fail);
  checkSources(definition, quantities, fail);
  checkTasks(definition, quantities, fail);
}

function checkArguments({ functions, inputs }: ExerciseDefinition, fail: Fail): void {
  const opaque = new Set<string>();
  for (const [name, { arguments: names, returns }] of Object.entries(functions)) {
    for (const [at, argument] of names.entries()) {
      if (argument in inputs || opaque.has(argument)) continue;
      const known = [...Object.keys(inputs), ...opaque].join(', ');
      fail(
        ['functions', name, 'arguments', at],
        `${argument} is neither an input nor opaque of an earlier function; known: ${known}`,
      );
    }
    for (const key of opaqueKeys(returns)) opaque.add(key);
  }
}

function opaqueKeys(returns: Readonly<Record<string, ReturnSpec>>): string[] {
  return Object.entries(returns).flatMap(([key, spec]) => (spec === 'opaque' ? [key] : []));
}

function checkSymbols({ symbols }: ExerciseDefinition, fail: Fail): void {
  for (const [name, spec] of Object.entries(symbols)) {
    const range = typeof spec === 'object' && 'of' in spec ? spec.of : spec;
    if (Array.isArray(range) && range[0] > range[1]) {
      fail(
        ['symbols', name],
        `${name}: ${range.join(' to ')} is no range; the smaller comes first`,
      );
    }
  }
}

/** Sources beyond the end of a list are dropped for each case; a name that means nothing in any case is a slip. */
function checkSources(
  { functions }: ExerciseDefinition,
  quantities: readonly Quantity[],
  fail: Fail,
): void {
  const names = new Set(quantities.map(({ name }) => name));
  const known = new Set([...names, ...quantities.map(({ family }) => family)]);
  for (const [fn, { returns }] of Object.entries(functions)) {
    for (const [key, spec] of Object.entries(returns)) {
      const specs = typeof spec === 'object' && 'of' in spec ? Object.values(spec.of) : [spec];
      const sources = specs.flatMap((one) =>
        typeof one === 'object' && 'gradient' in one ? (one.from ?? []) : [],
      );
      const stranger = sources.find((source) => !known.has(nameOf(source)));
      if (stranger === undefined) continue;
      fail(
        ['functions', fn, 'returns', key],
        `from: no function returns ${stranger}; known: ${[...names].join(', ')}`,
      );
    }
  }
}

function checkTasks(
  { tasks }: ExerciseDefinition,
  quantities: readonly Quantity[],
  fail: Fail,
): void {
  const repeated = findRepeated(tasks.map(({ id }) => id));
  if (repeated) fail(['tasks'], `two tasks are called ${repeated}; names are unique`);
  for (const [at, { id, checks }] of tasks.entries()) {
    for (const [place, check] of checks.entries()) {
      if (quantities.some((quantity) => isSelected([check], quantity))) continue;
      const known = [...new Set(quantities.map(({ name }) => name))].join(', ');
      fail(['tasks', at, 'checks', place], `${id}: no function returns ${check}; known: ${known}`);
    }
  }
  for (const { name, family, function: fn, path } of quantities) {
    const scoring = tasks.filter(({ checks }) => isSelected(checks, { name, family }));
    if (scoring.length === 1) continue;
    const owners = scoring.map(({ id }) => id).join(' and ');
    const [key] = path;
    fail(
      key === undefined ? ['functions', fn] : ['functions', fn, 'returns', key],
      owners
        ? `${name} is scored by ${owners}; leave it in the checks of one`
        : `${name} is scored by no task; add it to the checks of one`,
    );
  }
}

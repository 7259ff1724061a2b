import type { ExerciseDefinition, ReturnSpec } from '#contract/exercise.ts';
import { listCases } from '../grading/cases.ts';
import { drawSizes } from '../grading/sizes.ts';
import { resolveQuantities, type Quantity } from '../grading/quantities.ts';
import { isSelected } from '../grading/score.ts';
import type { WrittenDefinition } from './read-definition.ts';

/** Finds what a schema cannot say: names that mean nothing, checks that nobody scores, recipes that no one sees. */
export function checkDefinition({ definition, errorAt }: WrittenDefinition): void {
  const fail = (path: readonly PropertyKey[], what: string): never => {
    throw errorAt(path, what);
  };
  checkArguments(definition, fail);
  checkCases(definition, fail);
  checkTasks(definition, attemptQuantities(definition, fail), fail);
}

type Fail = (path: readonly PropertyKey[], what: string) => never;

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

function checkCases({ cases, inputs }: ExerciseDefinition, fail: Fail): void {
  for (const [at, { id, count, public: shown, confirming, scale, set }] of cases.entries()) {
    if (shown > count) fail(['cases', at, 'public'], `${id}: ${shown} public of ${count}`);
    if (!confirming && count > shown && shown === 0) {
      fail(['cases', at], `${id}: a hidden recipe needs a public sibling; set public to 1 or more`);
    }
    for (const name of [...Object.keys(scale), ...Object.keys(set)]) {
      if (!(name in inputs)) fail(['cases', at], `${id}: there is no input ${name}`);
    }
  }
  if (!cases.some(({ confirming }) => !confirming)) fail(['cases'], 'no case is scored');
}

/** Resolves every expression once for each case, so that a bad one is found when the folder is read. */
function attemptQuantities(definition: ExerciseDefinition, fail: Fail): Quantity[] {
  return listCases(definition).flatMap(({ id, spec, index }) => {
    try {
      const key = { seed: 'check', caseId: id, index, redraw: 0 };
      return resolveQuantities(definition, drawSizes(definition, spec, key));
    } catch (cause) {
      return fail(['symbols'], cause instanceof Error ? cause.message : String(cause));
    }
  });
}

function checkTasks(
  { tasks }: ExerciseDefinition,
  quantities: readonly Quantity[],
  fail: Fail,
): void {
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
    const owners = scoring.map(({ id }) => id).join(' and ') || 'no task';
    fail(
      ['functions', fn, 'returns', String(path[0])],
      `${name} is scored by ${owners}; it takes one`,
    );
  }
}

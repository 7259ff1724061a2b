import type { CaseSpec, ExerciseDefinition } from '#contract/exercise.ts';
import { listCases } from '../grading/cases.ts';
import type { Fail } from './check-definition.ts';
import { findRepeated, nameOf } from './names.ts';

/** Finds cases that nobody sees or scores, and names in them that mean nothing. */
export function checkCases(definition: ExerciseDefinition, fail: Fail): void {
  const { cases } = definition;
  for (const [at, spec] of cases.entries()) {
    const failHere: Fail = (path, what) => fail(['cases', at, ...path], `${spec.id}: ${what}`);
    checkVisibility(spec, failHere);
    checkNames(definition, spec, failHere);
  }
  if (!cases.some(({ confirming }) => !confirming)) {
    fail(['cases'], 'every case is confirming, so none is scored; add one that is not');
  }
  const repeated = findRepeated(listCases({ cases }).map(({ id }) => id));
  if (repeated) fail(['cases'], `two cases are called ${repeated}; names are unique`);
}

function checkVisibility({ count, public: shown, confirming }: CaseSpec, fail: Fail): void {
  if (shown > count) {
    fail(['public'], `public is ${shown}, and there are ${count}; raise count, or write less`);
  }
  if (!confirming && shown === 0) {
    fail([], 'a hidden recipe needs a public sibling; set public to 1 or more');
  }
}

function checkNames(
  { functions, inputs, symbols }: ExerciseDefinition,
  { scale, set, sizes, throws }: CaseSpec,
  fail: Fail,
): void {
  const refuse = (path: readonly string[], what: string, known: readonly string[]) =>
    fail(path, `there is no ${what}; known: ${known.join(', ') || 'none'}`);
  for (const [key, names] of Object.entries({ scale, set })) {
    for (const name of Object.keys(names)) {
      if (!isInput(name, inputs)) refuse([key, name], `input ${name}`, Object.keys(inputs));
    }
  }
  const known = [...new Set(Object.keys(symbols).map(nameOf))];
  for (const name of Object.keys(sizes)) {
    if (!known.includes(nameOf(name))) refuse(['sizes', name], `symbol ${name}`, known);
  }
  if (throws !== undefined && !(throws in functions)) {
    refuse(['throws'], `function ${throws}`, Object.keys(functions));
  }
}

/** `X`, and `parameters[1].W` where `parameters` is a list of such entries. */
function isInput(place: string, inputs: ExerciseDefinition['inputs']): boolean {
  const spec = inputs[nameOf(place)];
  if (!spec || !place.includes('[')) return spec !== undefined;
  const [, field] = place.split('.');
  if ('of' in spec) return field !== undefined && field in spec.of;
  return 'each' in spec && field === undefined;
}

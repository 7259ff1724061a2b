import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExerciseDefinition } from '../../../server/contract/exercise.ts';
import { contentHash, gradingHash } from '../../../server/exercises/versions.ts';
import { defineExercise } from '../grading/exercise-definition.ts';

const model = 'export function model({ X }) { return { J: sum(X) }; }';
const text = { 'pt-BR': 'Outro texto', en: 'Another text' };
const definition = defineExercise();
const hash = (change: Partial<ExerciseDefinition> = {}) =>
  gradingHash({ ...definition, ...change }, model);

describe('the hash of a content', () => {
  it('is SHA-256 of its JSON', () => {
    expect(contentHash({ b: [1, 2], a: 'x' })).toBe(
      'sha256:30981568381cd801ebfc455a934e65a59c7a852bf5c1e702ee5b615a54a4fac3',
    );
  });

  it('depends on the order of keys, as what is wrong first does', () => {
    expect(contentHash({ a: 1, b: 2 })).not.toBe(contentHash({ b: 2, a: 1 }));
  });

  it('is equal for equal contents and for no others', () => {
    const content = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(2)), { maxLength: 3 });
    fc.assert(
      fc.property(content, content, (one, other) => {
        expect(contentHash(one) === contentHash(other)).toBe(isDeepStrictEqual(one, other));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the hash of what is graded', () => {
  it('stays when words change', () => {
    const tasks = definition.tasks.map((task) => ({ ...task, title: text }));
    expect(hash({ title: text, summary: text, lecture: 'A9', tasks })).toBe(hash());
  });

  it.each<[string, Partial<ExerciseDefinition>]>([
    ['id', { id: 'other' }],
    ['sizes', { symbols: { m: [3, 8], n: [5, 11] } }],
    ['points', { tasks: definition.tasks.map((task) => ({ ...task, points: 9 })) }],
    ['limits', { limits: { ...definition.limits, caseMs: 2000 } }],
    ['price of numerical gradients', { numericalBackward: 'forbid' }],
    ['cases', { cases: definition.cases.map((spec) => ({ ...spec, count: 6 })) }],
  ])('moves with the %s', (_, change) => {
    expect(hash(change)).not.toBe(hash());
  });

  it('moves with the model', () => {
    expect(gradingHash(definition, `${model}\n`)).not.toBe(hash());
  });
});

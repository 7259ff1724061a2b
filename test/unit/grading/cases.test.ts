import { describe, expect, it } from 'vitest';
import { listCases } from '../../../server/grading/cases.ts';
import { defineExercise } from './exercise-definition.ts';

const listed = (cases: readonly object[]) =>
  listCases(defineExercise({ cases })).map(({ id, visibility, index }) => ({
    id,
    visibility,
    index,
  }));

describe('the cases of an exercise', () => {
  it('are numbered where there are several, and public to the number that the recipe says', () => {
    expect(listed([{ id: 'ordinary', count: 3, public: 2 }])).toEqual([
      { id: 'ordinary-1', visibility: 'public', index: 0 },
      { id: 'ordinary-2', visibility: 'public', index: 1 },
      { id: 'ordinary-3', visibility: 'hidden', index: 2 },
    ]);
  });

  it('keep their bare name where there is one', () => {
    expect(listed([{ id: 'slide', public: 1 }, { id: 'zero' }])).toEqual([
      { id: 'slide', visibility: 'public', index: 0 },
      { id: 'zero', visibility: 'hidden', index: 1 },
    ]);
  });

  it('come with confirming ones last, so that adding one changes no scored draw', () => {
    expect(
      listed([
        { id: 'stretched', confirming: true },
        { id: 'ordinary', count: 2, public: 1 },
      ]),
    ).toEqual([
      { id: 'ordinary-1', visibility: 'public', index: 0 },
      { id: 'ordinary-2', visibility: 'hidden', index: 1 },
      { id: 'stretched', visibility: 'hidden', index: 2 },
    ]);
  });
});

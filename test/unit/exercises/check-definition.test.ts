import { describe, expect, it } from 'vitest';
import { checkDefinition } from '../../../server/exercises/check-definition.ts';
import { readDefinition } from '../../../server/exercises/read-definition.ts';
import { exerciseText } from './exercise-text.ts';

const check = (text: string) => () => checkDefinition(readDefinition(text));
const checkChanged = (part: string, replacement: string) =>
  check(exerciseText.replace(part, replacement));

describe('an exercise.yaml that says what cannot be', () => {
  it('is not this one', () => {
    expect(check(exerciseText)).not.toThrow();
  });

  it('hands a function what nobody has', () => {
    expect(
      checkChanged('arguments: [cache]', 'arguments: [cahce]'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:17: cahce is neither an input nor opaque of an earlier function; known: X, w, g, cache]`,
    );
    expect(
      checkChanged('arguments: [X, w, g]', 'arguments: [X, w, cache]'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:14: cache is neither an input nor opaque of an earlier function; known: X, w, g]`,
    );
  });

  it('draws sizes from an empty range, or none that can be told apart', () => {
    expect(checkChanged('m: [3, 7]', 'm: [7, 3]')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:6: m: 7 to 3 is no range; the smaller comes first]`,
    );
    expect(
      checkChanged('m: [3, 7]', 'm: { list: { l: 1..2 }, of: [7, 3] }'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:6: m: 7 to 3 is no range; the smaller comes first]`,
    );
    expect(
      checkChanged('m: [3, 7], n: [5, 11]', 'm: [8, 8], n: [4, 4]'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:6: case ordinary-1: no sizes in m: 8 to 8, n: 4 to 4 are distinct and no power of two apart; widen a range]`,
    );
  });

  it('writes an expression that nobody can read', () => {
    expect(checkChanged('[m, n], draw', '[m, k], draw')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:8: case ordinary-1: "k": there is no symbol k (known: m, n)]`,
    );
    expect(checkChanged('1/sqrt(m)', '1/sqrt(m')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:9: case ordinary-1: "1/sqrt(m" cannot be read at "the end": numbers, symbols, + - * /, sqrt() and brackets are allowed]`,
    );
    expect(checkChanged('times: n', 'times: n**2')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:17: case ordinary-1: "n**2" cannot be read at "*2": numbers, symbols, + - * /, sqrt() and brackets are allowed]`,
    );
  });

  it('draws what is no tensor', () => {
    expect(checkChanged('[m, n], draw', '[m/2, n], draw')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:8: case ordinary-2: X: [m/2, n] gives the shape (3.5, 10)]`,
    );
    expect(
      checkChanged('public: 1 }', 'public: 1, set: { X: [[1], 2] } }'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:28: case one-example: X: [[1],2] is no tensor of numbers]`,
    );
    expect(
      checkChanged(
        'g: { oneOf: [tanh, relu] }',
        'g: { list: { l: 1..2, k: 1..2 }, each: { model: A } }',
      ),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:10: case ordinary-1: a list has one variable, like { l: 1..L }, not {"l":"1..2","k":"1..2"}]`,
    );
  });

  it('gives an upstream gradient a factor that nobody can read', () => {
    expect(
      checkChanged('draw: normal, scale', 'draw: normal, upstreamOf: A, times: k, scale'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:9: case ordinary-1: "k": there is no symbol k (known: m, n)]`,
    );
  });

  it('shows more cases than there are, or none of a recipe', () => {
    expect(
      checkChanged('count: 5, public: 2', 'count: 5, public: 6'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:27: ordinary: public is 6, and there are 5; raise count, or write less]`,
    );
    expect(checkChanged('count: 5, public: 2', 'count: 5')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:27: ordinary: a hidden recipe needs a public sibling; set public to 1 or more]`,
    );
    expect(
      checkChanged('sizes: { n: 1 }, public: 1', 'sizes: { n: 1 }'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:28: one-example: a hidden recipe needs a public sibling; set public to 1 or more]`,
    );
  });

  it('scales, sets or fixes what there is not', () => {
    expect(
      checkChanged('scale: { X: 100 }', 'scale: { x: 100 }'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:29: stretched: there is no input x; known: X, w, g]`,
    );
    expect(
      checkChanged('scale: { X: 100 }', "scale: { 'w[1].v': 100 }"),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:29: stretched: there is no input w[1].v; known: X, w, g]`,
    );
    expect(checkChanged('sizes: { n: 1 }', 'set: { y: 1 }')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:28: one-example: there is no input y; known: X, w, g]`,
    );
    expect(checkChanged('sizes: { n: 1 }', 'sizes: { N: 1 }')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:28: one-example: there is no symbol N; known: m, n]`,
    );
  });

  it('scores no case', () => {
    expect(
      check(exerciseText.replaceAll(/public: \d/g, 'confirming: true')),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:27: every case is confirming, so none is scored; add one that is not]`,
    );
  });

  it('calls two cases or two tasks by one name', () => {
    expect(checkChanged('id: one-example', 'id: ordinary-2')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:27: two cases are called ordinary-2; names are unique]`,
    );
    expect(checkChanged('id: gradients', 'id: loss')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:23: two tasks are called loss; names are unique]`,
    );
  });

  it('lets a gradient follow from one that nobody returns', () => {
    expect(checkChanged('from: [dA]', 'from: [dZ]')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:20: from: no function returns dZ; known: A, J, dA, dw]`,
    );
  });

  it('scores what no function returns', () => {
    expect(checkChanged('checks: [A, J]', 'checks: [A, J, L]')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:23: loss: no function returns L; known: A, J, dA, dw]`,
    );
    expect(checkChanged('checks: [A, J]', 'checks: [A, cache]')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:23: loss: no function returns cache; known: A, J, dA, dw]`,
    );
  });

  it('leaves a returned quantity without a task, or gives it to two', () => {
    expect(checkChanged('checks: [dA, dw]', 'checks: [dA]')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:20: dw is scored by no task; add it to the checks of one]`,
    );
    expect(
      checkChanged('checks: [dA, dw]', 'checks: [dA, dw, J]'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:15: J is scored by loss and gradients; leave it in the checks of one]`,
    );
  });

  it('wants an error from a function that there is not, or one that no task scores', () => {
    const due =
      'public: 1 }\n  - { id: unknown-name, set: { g: swish }, throws: forward, public: 1 }';
    const scored = exerciseText.replace('checks: [A, J]', 'checks: [A, J, forward]');
    expect(check(scored.replace('public: 1 }', due))).not.toThrow();
    expect(
      check(scored.replace('public: 1 }', due.replace('forward', 'activate'))),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:29: unknown-name: there is no function activate; known: forward, backward]`,
    );
    expect(checkChanged('public: 1 }', due)).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:14: forward is scored by no task; add it to the checks of one]`,
    );
  });

  it('gives an input a key that has no effect, or a range that is none', () => {
    expect(
      checkChanged('draw: normal, scale', 'draw: normal, range: [0, 1], scale'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:9: w: range bounds uniform, and draw is normal; write draw: uniform, or scale]`,
    );
    expect(
      checkChanged('draw: normal, scale', 'draw: uniform, range: [1, 0], scale'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:9: w: 1 to 0 is no range; the smaller comes first]`,
    );
    expect(
      checkChanged('draw: normal, scale', 'draw: normal, times: n, scale'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:9: w: times belongs to upstreamOf; write scale to multiply what is drawn]`,
    );
    expect(
      checkChanged(
        'g: { oneOf: [tanh, relu] }',
        'g: { oneOf: [tanh, relu] }\n  c: { list: { l: 1..2 }, of: { d: { shape: [], draw: labels, range: [0, 1] } } }',
      ),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:11: c: range bounds uniform, and draw is labels; write draw: uniform, or scale]`,
    );
  });

  it('gives in a case what is not like the input in the others', () => {
    const given = (set: string) => checkChanged('public: 1 }', `public: 1, set: { ${set} } }`);
    expect(given('g: relu')).not.toThrow();
    expect(given('g: swish')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:28: case one-example: g is one of tanh, relu; give one of these]`,
    );
    expect(given('X: tanh')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:28: case one-example: X is a tensor; give a number or nested lists]`,
    );
    expect(given('X: [[1], [2]]')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:28: case one-example: X is given with the shape (2, 1), and [m, n] is (3, 1) here; fix the sizes of the case, or give what fits]`,
    );
    expect(
      checkChanged(
        'sizes: { n: 1 }, public: 1',
        'sizes: { n: 1, m: 2 }, public: 1, set: { X: [[1], [2]] }',
      ),
    ).not.toThrow();
  });

  it('lets a gradient follow from itself, or from one that comes later', () => {
    expect(checkChanged('from: [dA]', 'from: [dw]')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:20: dw is said to follow from itself; gradients follow from those before them]`,
    );
    expect(
      checkChanged('{ gradient: A, times: n }', '{ gradient: A, times: n, from: [dw] }'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:19: dA is said to follow from dw, which is returned after it; gradients follow from those before them]`,
    );
  });
});

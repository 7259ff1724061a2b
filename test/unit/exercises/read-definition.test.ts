import { describe, expect, it } from 'vitest';
import { readDefinition } from '../../../server/exercises/read-definition.ts';
import { exerciseText } from './exercise-text.ts';

const readChanged = (part: string, replacement: string) => () =>
  readDefinition(exerciseText.replace(part, replacement));

describe('reading exercise.yaml', () => {
  it('fills in what the author left out', () => {
    const { definition } = readDefinition(exerciseText);
    expect(definition).toMatchObject({
      id: 'linear',
      limits: { caseMs: 1000, totalCpuMs: 3000, totalWallMs: 6000, memoryMb: 64 },
      numericalBackward: 'warn',
    });
    expect(definition.cases[0]).toEqual({
      id: 'ordinary',
      count: 5,
      public: 2,
      confirming: false,
      kink: false,
      sizes: {},
      scale: {},
      set: {},
    });
  });

  it('knows where each part stands', () => {
    const { errorAt } = readDefinition(exerciseText);
    expect(errorAt(['cases', 1, 'sizes'], 'wrong').message).toBe('exercise.yaml:28: wrong');
    expect(errorAt(['functions', 'backward', 'returns', 'dw'], 'wrong').message).toBe(
      'exercise.yaml:20: wrong',
    );
    expect(errorAt(['inputs', 'w', 'missing'], 'wrong').message).toBe('exercise.yaml:9: wrong');
  });
});

describe('an exercise.yaml that is refused', () => {
  it('is no YAML', () => {
    expect(
      readChanged('oneOf: [tanh, relu]', 'oneOf: [tanh, relu'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:10: Flow sequence in block collection must be sufficiently indented and end with a ]; is a bracket or a quote open here or in the line before?]`,
    );
  });

  it('says a key twice', () => {
    expect(readChanged('lecture: A7', 'id: again')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:4: Map keys must be unique]`,
    );
  });

  it('uses an alias', () => {
    expect(readChanged('X: { shape: [m, n]', 'X: { shape: &shape [m, n]')).not.toThrow();
    expect(() =>
      readDefinition(
        exerciseText
          .replace('X: { shape: [m, n]', 'X: { shape: &shape [m, n]')
          .replace('w: { shape: [m, 1]', 'w: { shape: *shape'),
      ),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:9: aliases are not allowed; write the value of *shape out]`,
    );
  });

  it('is empty, or no record', () => {
    expect(() => readDefinition('')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:1: the file: is empty; write a record, like { key: value }]`,
    );
    expect(() => readDefinition('- id: linear')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:1: the file: [{"id":"linear"}] will not do; write a record, like { key: value }]`,
    );
  });

  it('misses a part', () => {
    expect(
      readChanged('summary: { pt-BR: Uma camada., en: One layer. }', ''),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:1: summary: is missing; write { pt-BR, en }]`,
    );
    expect(readChanged(', en: One layer. }', '}')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:3: summary.en: is missing; write a text]`,
    );
  });

  it('has a key that nobody knows', () => {
    expect(readChanged('public: 2', 'publc: 2')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:27: cases.ordinary: there is no key publc; write public]`,
    );
  });

  it('has an id that is no slug', () => {
    expect(readChanged('id: linear', 'id: Linear_Layer')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:1: id: "Linear_Layer" will not do; write lower-case words joined by hyphens]`,
    );
  });

  it('asks for a draw that there is not', () => {
    expect(readChanged('draw: normal', 'draw: gaussian')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:8: inputs.X.draw: "gaussian" will not do; write normal, uniform or labels]`,
    );
  });

  it('has a key in an input that nobody knows', () => {
    expect(
      readChanged('draw: normal, scale: 1/sqrt(m)', 'draw: normal, scaled: 2'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:9: inputs.w: there is no key scaled; write scale]`,
    );
  });

  it('gives an input that is of no kind at all', () => {
    expect(readChanged('{ oneOf: [tanh, relu] }', '{ }')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:10: inputs.g: {} will not do; write { shape, draw }, { oneOf }, { model }, { number }, { list, of } or { list, each }]`,
    );
    expect(readChanged('{ oneOf: [tanh, relu] }', 'tanh')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:10: inputs.g: "tanh" will not do; write a record, like { key: value }]`,
    );
  });

  it('refers to no tensor of the model', () => {
    expect(
      readChanged('{ gradient: A, times: n }', '{ gradient: "A[1", times: n }'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:19: functions.backward.returns.dA.gradient: "A[1" will not do; write a name like Z2, Z[l] or parameters[l].W]`,
    );
    expect(readChanged('{ value: A }', '{ value: A.b.c }')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:15: functions.forward.returns.A.value: "A.b.c" will not do; write a name like Z2, Z[l] or parameters[l].W]`,
    );
  });

  it('returns something that is of no kind at all', () => {
    expect(readChanged('cache: opaque', 'cache: opqaue')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:15: functions.forward.returns.cache: "opqaue" will not do; write opaque]`,
    );
  });

  it('draws sizes that are not whole numbers', () => {
    expect(readChanged('m: [3, 7]', 'm: [3, 7.5]')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:6: symbols.m.1: 7.5 will not do; write a whole number]`,
    );
    expect(readChanged('m: [3, 7]', 'm: [3]')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:6: symbols.m: [3] will not do; write a list with 2 or more]`,
    );
  });

  it('gives a task no points', () => {
    expect(readChanged('points: 2', 'points: 0')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:23: tasks.loss.points: 0 will not do; write a number above 0]`,
    );
  });
});

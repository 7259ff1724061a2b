import { expect, it } from 'vitest';
import { variedConstants } from '../../../../server/grading/diagnosis/varied-constants.ts';

const solution = 'const J = -mean(log(A));\n';

it('writes other small constants in the place of one', () => {
  const sources = variedConstants('\n\nconst J = -mean(log(A + 1e-8));\n', solution);
  expect(sources).toContain('\n\nconst J = -mean(log(A + 1e-5));\n');
  expect(sources).not.toContain('\n\nconst J = -mean(log(A + 1e-8));\n');
});

it('changes both ends of an interval alike', () => {
  const sources = variedConstants('const J = -mean(log(clip(A, 1e-7, 1 - 1e-7)));\n', solution);
  expect(sources).toContain('const J = -mean(log(clip(A, 1e-10, 1 - 1e-10)));\n');
});

it('leaves constants alone that the solution has as well', () => {
  expect(variedConstants('const J = mean(log(A));\n', solution)).toEqual([]);
});

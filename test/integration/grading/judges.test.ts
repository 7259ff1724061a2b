import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import type { Report } from '../../../server/contract/report.ts';
import { edit } from './edit-source.ts';
import { gradable, it, lostTasks, readExercise } from './pipeline.ts';

const folder = 'exercises/90-bug-hunt';
const root = fileURLToPath(new URL('../../..', import.meta.url));
const solution = await readFile(join(root, folder, 'solution.ts'), 'utf8');
const bugHunt = gradable(await readExercise(folder));

/** What the first case says of each quantity that a function of model.ts judges. */
const judgements = ({ cases: [first] }: Report) =>
  Object.fromEntries(
    (first?.checks ?? []).map(({ quantity, status, problem }) => [quantity, problem ?? status]),
  );

describe('quantities that a function of model.ts judges', () => {
  it('pass where it accepts them', async ({ pipeline }) => {
    const report = await pipeline.grade(bugHunt, solution);
    expect(judgements(report)).toEqual({
      suspects: 'pass',
      w: 'pass',
      b: 'pass',
      Y: 'pass',
      X: 'pass',
    });
  });

  it('fail where it refuses them, without an error or a ratio', async ({ pipeline }) => {
    const report = await pipeline.grade(bugHunt, edit(solution, ['b: 1,', 'b: 0.5,']));
    expect(report.firstWrong).toEqual({ quantity: 'b', case: 'mixed-1' });
    expect(report.cases[0]?.checks.find(({ quantity }) => quantity === 'b')).toMatchObject({
      status: 'fail',
      relativeError: null,
      ratio: null,
      within: 0,
    });
    expect(lostTasks(report)).toEqual(['experiment']);
  });

  it('are judged without what came in a wrong shape', async ({ pipeline }) => {
    const report = await pipeline.grade(
      bugHunt,
      edit(solution, ['return { w, b: 1, X, Y }', 'return { w, b: 1, X, Y: [[0, 1]] }']),
    );
    expect(report.verdict).toBe('shape_mismatch');
    expect(judgements(report)).toEqual({
      suspects: 'pass',
      w: 'pass',
      b: 'pass',
      Y: 'shape_mismatch',
      X: 'pass',
    });
  });

  it('are judged without what is not finite', async ({ pipeline }) => {
    const report = await pipeline.grade(
      bugHunt,
      edit(solution, ['return { w, b: 1, X, Y }', 'return { w, b: Infinity, X, Y }']),
    );
    expect(report.verdict).toBe('non_finite');
    expect(judgements(report)).toMatchObject({ b: 'non_finite', X: 'pass' });
  });
});

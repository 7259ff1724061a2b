import { describe, expect, test } from 'vitest';
import { projectScore } from '../../../server/operations/project-score.ts';
import type { ScoredSubmission } from '../../../server/operations/project-score.ts';

const passed = graded('passed', 10_000);
const half = graded('wrong_gradient', 5_000);
const unreadable = graded('syntax_error', 0);
const failedOnOurSide = graded('system_error', 0);
const underWay: ScoredSubmission = { firstVerdict: null, effective: null };

describe('a projected score', () => {
  test('of nothing is nothing', () => {
    expect(projectScore([])).toEqual({ best: null, passed: false, attemptsUsed: 0 });
  });

  test('is the best, whichever came first', () => {
    const best = { score: 10_000, maxScore: 10_000 };
    expect(projectScore([half, passed])).toEqual({ best, passed: true, attemptsUsed: 2 });
    expect(projectScore([passed, half])).toEqual({ best, passed: true, attemptsUsed: 2 });
  });

  test('compares parts of what an exercise was worth', () => {
    const fourOfFive: ScoredSubmission = {
      firstVerdict: 'partial',
      effective: { verdict: 'partial', score: 4_000, maxScore: 5_000 },
    };
    expect(projectScore([half, fourOfFive]).best).toEqual({ score: 4_000, maxScore: 5_000 });
  });

  test('counts an attempt while it is under way, and none for what could not start', () => {
    expect(projectScore([underWay, unreadable, failedOnOurSide])).toEqual({
      best: null,
      passed: false,
      attemptsUsed: 1,
    });
  });

  test('counts no attempt for what was tried again after a failure of ours', () => {
    const retried = { ...passed, firstVerdict: 'system_error' as const };
    expect(projectScore([retried])).toMatchObject({ passed: true, attemptsUsed: 0 });
  });

  test('gives an attempt back that a regrade finds to cost none', () => {
    const regraded: ScoredSubmission = { ...unreadable, firstVerdict: 'wrong_gradient' };
    expect(projectScore([regraded])).toMatchObject({ attemptsUsed: 0 });
  });
});

function graded(
  verdict: 'passed' | 'wrong_gradient' | 'syntax_error' | 'system_error',
  score: number,
): ScoredSubmission {
  return { firstVerdict: verdict, effective: { verdict, score, maxScore: 10_000 } };
}

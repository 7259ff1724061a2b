import { describe, expect, test } from 'vitest';
import { judge, worstOf, type Verdict } from '#engine/verdict.ts';
import type { NumericalDerivative } from '#engine/numerical-gradient.ts';

const smooth: NumericalDerivative = { state: 'smooth', value: 2, bar: 1e-8 };
const kink: NumericalDerivative = { state: 'kink', value: 2, bar: 1e-8, slopes: [1, 3] };
const coarse: NumericalDerivative = {
  state: 'undecided',
  value: 2,
  bar: 0.01,
  reason: 'imprecise',
};

function verdict(claimed: number, measured: NumericalDerivative, magnitude = 0): Verdict {
  return judge(claimed, measured, magnitude, 1e-6).verdict;
}

describe('a claim against a smooth derivative of 2 ± 1e-8', () => {
  test.each<[claimed: number, verdict: Verdict]>([
    [2, 'pass'],
    [2 + 2e-6 + 0.99e-7, 'pass'],
    [2 + 2e-6 + 1.01e-7, 'fail'],
    [2 - 2e-6 - 1.01e-7, 'fail'],
    [Infinity, 'fail'],
    [Number.NaN, 'fail'],
  ])('%d: %s, for it may be off by the tolerance and ten bars', (claimed, expected) => {
    expect(verdict(claimed, smooth)).toBe(expected);
  });

  test('may be off by more where larger derivatives are about', () => {
    expect(verdict(2 + 5e-5, smooth, 100)).toBe('pass');
    expect(verdict(2 + 2e-4, smooth, 100)).toBe('fail');
  });
});

describe('a claim against slopes of 1 and 3 at a kink', () => {
  test.each<[claimed: number, verdict: Verdict]>([
    [1, 'pass'],
    [2.5, 'pass'],
    [3 + 2e-6, 'pass'],
    [3 + 3e-6, 'fail'],
    [1 - 3e-6, 'fail'],
  ])('%d: %s', (claimed, expected) => {
    expect(verdict(claimed, kink)).toBe(expected);
  });
});

describe('a claim against a measurement too coarse to confirm anything, 2 ± 0.01', () => {
  test.each<[claimed: number, verdict: Verdict]>([
    [2, 'undecided'],
    [2.99, 'undecided'],
    [3.01, 'fail'],
    [0.99, 'fail'],
    [Number.NaN, 'fail'],
  ])('%d: %s, for only a hundred bars are beyond doubt', (claimed, expected) => {
    expect(verdict(claimed, coarse)).toBe(expected);
  });
});

test('where nothing was measured, only what is no finite number fails', () => {
  const nothing: NumericalDerivative = {
    state: 'undecided',
    value: Number.NaN,
    bar: Infinity,
    reason: 'non_finite',
  };
  expect([1, Infinity, -Infinity, Number.NaN].map((claimed) => verdict(claimed, nothing))).toEqual([
    'undecided',
    'fail',
    'fail',
    'fail',
  ]);
});

test('the relative error is the distance over the size that matters', () => {
  expect(judge(3, smooth, 0).relativeError).toBe(0.5);
  expect(judge(3, smooth, 4).relativeError).toBe(0.25);
  expect(judge(5, kink, 0).relativeError).toBe(1);
  expect(judge(0, { state: 'smooth', value: 0, bar: 0 }, 0).relativeError).toBe(0);
});

test('one failure fails the whole, one doubt leaves it open', () => {
  expect(worstOf(['pass', 'undecided', 'fail'])).toBe('fail');
  expect(worstOf(['pass', 'undecided'])).toBe('undecided');
  expect(worstOf(['pass'])).toBe('pass');
  expect(worstOf([])).toBe('pass');
});

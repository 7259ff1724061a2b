import { expect, test } from 'vitest';
import { extrapolate, oneSidedSlopes, type Pair } from '#engine/romberg.ts';

/** f at ±1, ±1/2, ±1/4 and ±1/8, all exact for polynomials with small coefficients. */
function pairsOf(f: (x: number) => number): Pair[] {
  return [1, 1 / 2, 1 / 4, 1 / 8].map((step) => ({
    step,
    width: 2 * step,
    above: f(step),
    below: f(-step),
  }));
}

test('x⁵ is exact from the second extrapolation on, its bar a tenth of what the first one left', () => {
  const { value, bar, bend } = extrapolate(
    0,
    pairsOf((x) => x ** 5),
    0,
  );
  expect([value, bar, bend]).toEqual([0, 0.1 / 1024, 'smooth']);
});

test('a bar counts the distance to both neighbours in the table', () => {
  const { value, bar } = extrapolate(
    0,
    pairsOf((x) => x ** 5),
    0.02,
  );
  expect([value, bar]).toEqual([-1 / 64, 15 / 64 + (0.1 * 5) / 256]);
});

test('a bar counts a tenth of what the innermost differences say otherwise', () => {
  const { value, bar } = extrapolate(
    0,
    pairsOf((x) => (Math.abs(x) < 0.2 ? 3 * x : 0)),
    0,
  );
  expect([value, bar]).toEqual([0, 0.4]);
});

test('a bar is never less than twice what rounding does to a difference', () => {
  const { value, bar, noise } = extrapolate(
    0,
    pairsOf((x) => 3 * x),
    0.001,
  );
  expect([value, bar, noise]).toEqual([3, 0.008, 0.032]);
});

test.each<[name: string, f: (x: number) => number, bend: string]>([
  ['a parabola', (x) => x * x, 'smooth'],
  ['|x|', Math.abs, 'kink'],
  [
    '|x| + 3x², whose second differences fall by 0.79 at last',
    (x) => Math.abs(x) + 3 * x * x,
    'kink',
  ],
  ['|x| + 6x², whose second differences fall by 0.7', (x) => Math.abs(x) + 6 * x * x, 'smooth'],
  ['a step', (x) => (x > 0 ? 1 : 0), 'singular'],
  ['√|x|', (x) => Math.sqrt(Math.abs(x)), 'singular'],
  ['x⁶, whose second differences fall by 1/32', (x) => x ** 6, 'unclear'],
  ['a ReLU with its kink at 0.3', (x) => Math.max(x - 0.3, 0), 'unclear'],
])('%s at 0 bends as it does', (_name, f, bend) => {
  expect(extrapolate(0, pairsOf(f), 1e-16).bend).toBe(bend);
});

test('a bend that goes on to a jump at 0 has half of the jump for its bar', () => {
  const { bend, bar } = extrapolate(
    0,
    pairsOf((x) => x * x + 0.01 * Math.abs(x)),
    1e-16,
  );
  expect(bend).toBe('smooth');
  expect(bar).toBeCloseTo(0.01, 15);
});

test('a bend that goes on to nothing at 0 leaves the bar as it is', () => {
  const { bend, bar } = extrapolate(
    0,
    pairsOf((x) => x ** 2 + x ** 4 + x ** 6),
    0,
  );
  expect([bend, bar]).toEqual(['smooth', 0]);
});

test.each([
  [1 / 160, 'kink'],
  [1 / 100, 'unclear'],
])(
  'a kink is certain when it stands out of the noise eight times: with %d, %s',
  (roundoff, bend) => {
    expect(extrapolate(0, pairsOf(Math.abs), roundoff).bend).toBe(bend);
  },
);

test('one-sided slopes are exact for parabolas on either side', () => {
  const f = (x: number) => (x > 0 ? 3 * x + x * x : -x + 2 * x * x);
  expect(oneSidedSlopes(0, pairsOf(f), 0.5)).toEqual({ slopes: [-1, 3], bar: 0.5 });
});

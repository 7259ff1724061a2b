import { describe, expect, test } from 'vitest';
import { coordinateLine, directionLine, randomDirection } from '#engine/lines.ts';
import { tensor } from '#engine/index.ts';
import { uniform } from './random.ts';

const inputs = { x: tensor([[1, 2]]), y: tensor([3]) };

test('a coordinate line moves one entry of one input', () => {
  const { at, origin, size } = coordinateLine(inputs, 'x', 1);
  expect([origin, size]).toEqual([2, 2]);
  expect(at(0.5)).toEqual({ x: tensor([[1, 2.5]]), y: inputs.y });
  expect(inputs.x.data).toEqual(Float64Array.of(1, 2));
});

test('a direction line moves all entries of one input', () => {
  const { at } = directionLine(inputs, 'x', Float64Array.of(0.5, -1));
  expect(at(2)).toEqual({ x: tensor([[2, 0]]), y: inputs.y });
});

describe('a random direction', () => {
  const random = uniform(4);
  const drawn = Array.from({ length: 4000 }, () => randomDirection(3, random));
  const mean = (f: (direction: Float64Array) => number) =>
    drawn.reduce((total, direction) => total + f(direction), 0) / drawn.length;

  test('has length 1', () => {
    expect(Math.max(...drawn.map((one) => Math.abs(Math.hypot(...one) - 1)))).toBeLessThan(1e-15);
  });

  test.each([0, 1, 2])('prefers no side of axis %i', (axis) => {
    const next = (axis + 1) % 3;
    expect(Math.abs(mean((one) => one[axis]!))).toBeLessThan(0.03);
    expect(Math.abs(mean((one) => one[axis]! * one[next]!))).toBeLessThan(0.015);
    expect(Math.abs(mean((one) => one[axis]! ** 2) - 1 / 3)).toBeLessThan(0.015);
    expect(Math.abs(mean((one) => one[axis]! ** 4) - 1 / 5)).toBeLessThan(0.015);
  });
});

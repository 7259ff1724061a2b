import { NdArray } from './nd-array.ts';
import { toArray, toResult, type Operand } from './operands.ts';
import { broadcastShapes, broadcastStrides, sameShape, sizeOf, type Shape } from './shapes.ts';

type Unary = (x: number) => number;
type Binary = (x: number, y: number) => number;
export type Result = NdArray | number;

function map(name: string, operand: Operand, f: Unary): Result {
  if (typeof operand === 'number') return f(operand);
  const a = toArray(name, operand);
  const values = NdArray.values(a);
  const out = new Float64Array(values.length);
  for (let i = 0; i < out.length; i++) out[i] = f(values[i]!);
  return toResult(a.shape, out);
}

/** Applies `f` entry by entry to two operands that broadcast. */
export function combine(name: string, left: Operand, right: Operand, f: Binary): Result {
  if (typeof left === 'number' && typeof right === 'number') return f(left, right);
  const a = toArray(name, left);
  const b = toArray(name, right);
  const x = NdArray.values(a);
  const y = NdArray.values(b);
  if (!sameShape(a.shape, b.shape)) return stretch(name, a, b, f);
  const out = new Float64Array(x.length);
  for (let i = 0; i < out.length; i++) out[i] = f(x[i]!, y[i]!);
  return toResult(a.shape, out);
}

/** Walks both operands through the common shape, the last axis in the inner loop. */
function stretch(name: string, a: NdArray, b: NdArray, f: Binary): Result {
  const shape = broadcastShapes(name, a.shape, b.shape);
  const out = new Float64Array(sizeOf(shape));
  const x = NdArray.values(a);
  const y = NdArray.values(b);
  const last = shape.length - 1;
  const inner = shape[last]!;
  const aStrides = broadcastStrides(a.shape, shape);
  const bStrides = broadcastStrides(b.shape, shape);
  const [aStep, bStep] = [aStrides[last]!, bStrides[last]!];
  const rows = rowOffsets(shape, aStrides, bStrides);
  for (let row = 0, to = 0; row < rows.length; row += 2) {
    const fromA = rows[row]!;
    const fromB = rows[row + 1]!;
    for (let i = 0; i < inner; i++) out[to++] = f(x[fromA + i * aStep]!, y[fromB + i * bStep]!);
  }
  return toResult(shape, out);
}

/** Where each row of the common shape begins in the two operands, pair after pair. */
function rowOffsets(shape: Shape, aStrides: Shape, bStrides: Shape): number[] {
  const last = shape.length - 1;
  let offsets = [0, 0];
  for (let axis = 0; axis < last; axis++) {
    const next: number[] = [];
    for (let at = 0; at < offsets.length; at += 2) {
      for (let i = 0; i < shape[axis]!; i++) {
        next.push(offsets[at]! + i * aStrides[axis]!, offsets[at + 1]! + i * bStrides[axis]!);
      }
    }
    offsets = next;
  }
  return offsets;
}

const { exp: e, log: ln, log1p: ln1p, sqrt: root, abs: magnitude, tanh: th, max, min } = Math;

export const negative = (a: Operand): Result => map('negative', a, (x) => -x);
export const exp = (a: Operand): Result => map('exp', a, e);
export const log = (a: Operand): Result => map('log', a, ln);
export const log1p = (a: Operand): Result => map('log1p', a, ln1p);
export const sqrt = (a: Operand): Result => map('sqrt', a, root);
export const abs = (a: Operand): Result => map('abs', a, magnitude);
export const tanh = (a: Operand): Result => map('tanh', a, th);

export const add = (a: Operand, b: Operand): Result => combine('add', a, b, (x, y) => x + y);
export const subtract = (a: Operand, b: Operand): Result =>
  combine('subtract', a, b, (x, y) => x - y);
export const multiply = (a: Operand, b: Operand): Result =>
  combine('multiply', a, b, (x, y) => x * y);
export const divide = (a: Operand, b: Operand): Result => combine('divide', a, b, (x, y) => x / y);
export const power = (a: Operand, b: Operand): Result => combine('power', a, b, (x, y) => x ** y);
export const maximum = (a: Operand, b: Operand): Result =>
  combine('maximum', a, b, (x, y) => max(x, y));
export const minimum = (a: Operand, b: Operand): Result =>
  combine('minimum', a, b, (x, y) => min(x, y));

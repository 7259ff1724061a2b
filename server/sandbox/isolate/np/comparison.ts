import { combine, maximum, minimum, type Result } from './elementwise.ts';
import { NdArray } from './nd-array.ts';
import { readOptions, toArray, toResult, type Operand } from './operands.ts';
import { broadcastShapes, NpError, sizeOf, type Shape } from './shapes.ts';

export const greater = (a: Operand, b: Operand): Result =>
  combine('greater', a, b, (x, y) => (x > y ? 1 : 0));
export const less = (a: Operand, b: Operand): Result =>
  combine('less', a, b, (x, y) => (x < y ? 1 : 0));
export const equal = (a: Operand, b: Operand): Result =>
  combine('equal', a, b, (x, y) => (x === y ? 1 : 0));

/** `condition ? a : b`, entry by entry; any number but 0 counts as true. */
export function where(condition: Operand, a: Operand, b: Operand): Result {
  if (a === undefined || b === undefined) {
    throw new NpError('where: expects three arguments: np.where(condition, a, b)');
  }
  const chooser = toArray('where', condition);
  const chosen = combine('where', a, b, (x) => x);
  const shape = NdArray.is(chosen) ? chosen.shape : [];
  const common = broadcastShapes('where', chooser.shape, shape);
  const picks = NdArray.values(expand(chooser, common));
  const yes = NdArray.values(expand(toArray('where', a), common));
  const no = NdArray.values(expand(toArray('where', b), common));
  const out = new Float64Array(picks.length);
  for (let i = 0; i < out.length; i++) out[i] = picks[i] === 0 ? no[i]! : yes[i]!;
  return toResult(common, out);
}

/** Repeats an array along the axes that broadcasting stretches. */
function expand(a: NdArray, shape: Shape): NdArray {
  const blank = new NdArray(shape, new Float64Array(sizeOf(shape)));
  return toArray(
    'where',
    combine('where', a, blank, (x) => x),
  );
}

export function clip(a: Operand, low: Operand, high: Operand): Result {
  if (low === undefined || high === undefined) {
    throw new NpError('clip: expects two bounds: np.clip(A, low, high)');
  }
  return minimum(maximum(a, low), high);
}

/** True where |a − b| ≤ atol + rtol · |b| holds for every entry. */
export function allclose(
  a: Operand,
  b: Operand,
  options?: { readonly rtol?: number; readonly atol?: number },
): boolean {
  const { rtol = 1e-5, atol = 1e-8 } = readOptions('allclose', options, ['rtol', 'atol']);
  const [relative, absolute] = [Number(rtol), Number(atol)];
  const far = combine('allclose', a, b, (x, y) =>
    x === y || Math.abs(x - y) <= absolute + relative * Math.abs(y) ? 0 : 1,
  );
  return typeof far === 'number' ? far === 0 : !NdArray.values(far).includes(1);
}

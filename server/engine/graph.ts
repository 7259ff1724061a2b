import type { Tensor } from './tensor.ts';

/**
 * The tensors on some path from `outputs` down to `ends`, both included, operands before what is
 * computed from them. A depth-first walk with its own stack: a graph may be deeper than the call stack.
 */
export function pathsBetween(
  outputs: Iterable<Tensor>,
  ends: ReadonlySet<Tensor>,
): ReadonlySet<Tensor> {
  const leading = new Set<Tensor>();
  for (const node of graphBelow(outputs)) {
    const leads =
      ends.has(node) || node.origin?.operands.some((operand) => leading.has(operand)) === true;
    if (leads) leading.add(node);
  }
  return leading;
}

/** Every tensor that the outputs were computed from, and they themselves, operands first. */
export function graphBelow(outputs: Iterable<Tensor>): ReadonlySet<Tensor> {
  const finished = new Set<Tensor>();
  const pending = [...outputs];
  while (pending.length > 0) {
    const node = pending.at(-1)!;
    const before = pending.length;
    if (!finished.has(node) && node.origin !== null)
      for (const operand of node.origin.operands) if (!finished.has(operand)) pending.push(operand);
    if (pending.length > before) continue;
    finished.add(node);
    pending.pop();
  }
  return finished;
}

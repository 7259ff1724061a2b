import type { Tensor } from './tensor.ts';

/**
 * The tensors on some path from `outputs` down to `sources`, both ends included, operands before
 * what is computed from them. Iterative: a graph may be deeper than the call stack.
 */
export function pathsBetween(
  outputs: Iterable<Tensor>,
  sources: Iterable<Tensor>,
): ReadonlySet<Tensor> {
  const ends = new Set(sources);
  const leading = new Set<Tensor>();
  for (const node of graphBelow(outputs)) {
    const leads = ends.has(node) || node.origin?.operands.some((operand) => leading.has(operand));
    if (leads === true) leading.add(node);
  }
  return leading;
}

/** Every tensor that the outputs were computed from, and they themselves, operands first. */
export function graphBelow(outputs: Iterable<Tensor>): readonly Tensor[] {
  const reached = new Set<Tensor>();
  const pending = [...outputs];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    if (node.origin !== null) pending.push(...node.origin.operands);
  }
  return [...reached].sort((one, other) => one.depth - other.depth);
}

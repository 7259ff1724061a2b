import { plus, sumTo } from './loops.ts';
import { pathsBetween } from './graph.ts';
import { sameShape, shapeText } from './shape.ts';
import { zeros, type Tensor } from './tensor.ts';

/**
 * Reverse mode. Each seed is a cotangent of the tensor that it is keyed by; the result holds, for
 * each target, Σ over the seeds of (∂ seeded / ∂ target)ᵀ cotangent, in the target's shape, and zeros
 * where no path leads down to it. Targets may be inputs or anything computed on the way; a target
 * that is seeded counts its own seed. Nothing is consumed: called again, it gives the same bits.
 */
export function backpropagate(
  seeds: ReadonlyMap<Tensor, Tensor>,
  targets: readonly Tensor[],
): Tensor[] {
  for (const [output, cotangent] of seeds) requireShapeOf(output, cotangent);
  const cotangents = new Map(seeds);
  const paths = pathsBetween(seeds.keys(), new Set(targets));
  for (const node of [...paths].reverse()) {
    const upstream = cotangents.get(node);
    if (upstream === undefined || node.origin === null) continue;
    const { operation, operands } = node.origin;
    for (let index = 0; index < operands.length; index++) {
      const operand = operands[index]!;
      const pull = operation.pull[index];
      if (!pull || !paths.has(operand)) continue;
      const share = sumTo(pull(upstream, node, ...operands), operand.shape);
      const sofar = cotangents.get(operand);
      cotangents.set(operand, sofar === undefined ? share : plus(sofar, share));
    }
  }
  return targets.map((target) => cotangents.get(target) ?? zeros(target.shape));
}

function requireShapeOf(output: Tensor, cotangent: Tensor): void {
  if (sameShape(output.shape, cotangent.shape)) return;
  throw new RangeError(
    `backpropagate: a cotangent of shape ${shapeText(cotangent.shape)} does not fit ` +
      `a tensor of shape ${shapeText(output.shape)}; the shapes must be equal`,
  );
}

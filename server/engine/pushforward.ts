import { broadcastTo, plus } from './loops.ts';
import { pathsBetween } from './graph.ts';
import { sameShape, shapeText } from './shape.ts';
import { zeros, type Tensor } from './tensor.ts';

/**
 * Forward mode. Each seed is a tangent of the tensor that it is keyed by; the result holds, for
 * each output, Σ over the seeds of (∂ output / ∂ seeded) tangent, in the output's shape.
 */
export function pushforward(
  seeds: ReadonlyMap<Tensor, Tensor>,
  outputs: readonly Tensor[],
): Tensor[] {
  for (const [input, tangent] of seeds) requireShapeOf(input, tangent);
  const tangents = new Map(seeds);
  for (const node of pathsBetween(outputs, new Set(seeds.keys()))) {
    if (node.origin === null) continue;
    const { operation, operands } = node.origin;
    for (const [index, operand] of operands.entries()) {
      const push = operation.push[index];
      const moved = tangents.get(operand);
      if (!push || moved === undefined) continue;
      const share = broadcastTo(push(moved, node, ...operands), node.shape);
      const sofar = tangents.get(node);
      tangents.set(node, sofar === undefined ? share : plus(sofar, share));
    }
  }
  return outputs.map((output) => tangents.get(output) ?? zeros(output.shape));
}

function requireShapeOf(input: Tensor, tangent: Tensor): void {
  if (sameShape(input.shape, tangent.shape)) return;
  throw new RangeError(
    `pushforward: a tangent of shape ${shapeText(tangent.shape)} does not fit ` +
      `a tensor of shape ${shapeText(input.shape)}; the shapes must be equal`,
  );
}

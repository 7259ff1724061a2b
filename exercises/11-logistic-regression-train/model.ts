import {
  add,
  binaryCrossEntropyWithLogits,
  item,
  matmul,
  mul,
  sub,
  tensor,
  transpose,
  valueAndGrad,
  zeros,
  type Tensor,
} from '#engine/index.ts';

type Inputs = Readonly<Record<'X' | 'Y' | 'steps' | 'lr', Tensor>>;
type Parameters = Readonly<Record<'w' | 'b', Tensor>>;

export function model({ X, Y, steps, lr }: Inputs) {
  const cost = ({ w, b }: Parameters) =>
    binaryCrossEntropyWithLogits(add(matmul(transpose(w), X), b), Y);
  const costs: number[] = [];
  let w = zeros([X.shape[0] ?? 0, 1]);
  let b = zeros([]);
  for (let step = 0; step < item(steps); step += 1) {
    const { value, gradients } = valueAndGrad(cost, { w, b });
    costs.push(item(value));
    w = sub(w, mul(lr, gradients.w));
    b = sub(b, mul(lr, gradients.b));
  }
  return { w, b, costs: tensor(costs) };
}

import {
  add,
  binaryCrossEntropyWithLogits,
  item,
  matmul,
  mul,
  sub,
  tanh,
  tensor,
  valueAndGrad,
  type Tensor,
} from '#engine/index.ts';

type Parameters = Readonly<Record<'W1' | 'b1' | 'W2' | 'b2', Tensor>>;
type Inputs = Parameters & Readonly<Record<'X' | 'Y' | 'steps' | 'lr', Tensor>>;

export function model({ X, Y, steps, lr, W1, b1, W2, b2 }: Inputs) {
  const cost = ({ W1, b1, W2, b2 }: Parameters) => {
    const A1 = tanh(add(matmul(W1, X), b1));
    return binaryCrossEntropyWithLogits(add(matmul(W2, A1), b2), Y);
  };
  const costs: number[] = [];
  let trained: Parameters = { W1, b1, W2, b2 };
  for (let step = 0; step < item(steps); step += 1) {
    const { value, gradients } = valueAndGrad(cost, trained);
    costs.push(item(value));
    const move = (name: keyof Parameters) => sub(trained[name], mul(lr, gradients[name]));
    trained = { W1: move('W1'), b1: move('b1'), W2: move('W2'), b2: move('b2') };
  }
  return { trained, costs: tensor(costs) };
}

import { add, item, leakyRelu, relu, sum, type Tensor } from '#engine/index.ts';

type Inputs = Readonly<Record<'Z' | 'alpha' | 'reluStep' | 'leakyStep', Tensor>>;

export function model({ Z, alpha, reluStep, leakyStep }: Inputs) {
  const ofRelu = sum(relu(add(Z, reluStep)));
  const ofLeaky = sum(leakyRelu(add(Z, leakyStep), item(alpha)));
  const J = add(ofRelu, ofLeaky);
  return { J };
}

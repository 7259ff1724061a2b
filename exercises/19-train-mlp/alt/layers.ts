// A list of layers, each of which knows how to go forward, to go back and to learn; classes with state.
import * as np from 'np';

type Matrix = TrainArguments['X'];

class Layer {
  W: Matrix;
  b: Matrix;
  isHidden: boolean;
  input: Matrix;
  output: Matrix;
  gradients: { W: Matrix; b: Matrix };

  constructor(W: Matrix, b: Matrix, isHidden: boolean) {
    this.W = W;
    this.b = b;
    this.isHidden = isHidden;
  }

  forward(input: Matrix): Matrix {
    const Z = np.add(np.matmul(this.W, input), this.b);
    this.input = input;
    this.output = this.isHidden ? np.tanh(Z) : np.divide(1, np.add(1, np.exp(np.negative(Z))));
    return this.output;
  }

  backward(dA: Matrix): Matrix {
    const A = this.output;
    const slope = this.isHidden
      ? np.subtract(1, np.power(A, 2))
      : np.multiply(A, np.subtract(1, A));
    const dZ = np.multiply(dA, slope);
    this.gradients = {
      W: np.matmul(dZ, this.input.T),
      b: np.sum(dZ, { axis: 1, keepdims: true }),
    };
    return np.matmul(this.W.T, dZ);
  }

  learn(rate: number): void {
    this.W = np.subtract(this.W, np.multiply(rate, this.gradients.W));
    this.b = np.subtract(this.b, np.multiply(rate, this.gradients.b));
  }
}

export function train({ X, Y, W1, b1, W2, b2, steps, lr }: TrainArguments): TrainResult {
  const n = X.shape[1];
  const layers = [new Layer(W1, b1, true), new Layer(W2, b2, false)];
  const costs = [];
  while (costs.length < steps) {
    const A = layers.reduce((input, layer) => layer.forward(input), X);
    const notY = np.subtract(1, Y);
    const notA = np.subtract(1, A);
    costs.push(-np.mean(np.log(np.add(np.multiply(Y, A), np.multiply(notY, notA)))));
    const dA = np.subtract(np.divide(notY, notA), np.divide(Y, A));
    layers.reduceRight((upstream, layer) => layer.backward(upstream), dA);
    for (const layer of layers) layer.learn(lr / n);
  }
  const [hidden, output] = layers;
  return { W1: hidden.W, b1: hidden.b, W2: output.W, b2: output.b, costs };
}

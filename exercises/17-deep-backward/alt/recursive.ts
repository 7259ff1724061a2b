// The network as a recursion: the rest of the network answers with ∂J/∂A for what it was given.
import * as np from 'np';

type Matrix = ForwardArguments['X'];

const sigmoid = (Z: Matrix): Matrix => np.divide(1, np.add(1, np.exp(np.multiply(-1, Z))));

const activation = {
  tanh: { of: np.tanh, slope: (A: Matrix) => np.multiply(np.subtract(1, A), np.add(1, A)) },
  sigmoid: { of: sigmoid, slope: (A: Matrix) => np.subtract(A, np.power(A, 2)) },
  relu: { of: (Z: Matrix) => np.maximum(0, Z), slope: (A: Matrix) => np.greater(A, 0) },
  leakyRelu: {
    of: (Z: Matrix) => np.maximum(Z, np.multiply(0.01, Z)),
    slope: (A: Matrix) => np.where(np.less(A, 0), 0.01, 1),
  },
};

export function forward({ X, Y, parameters, activations }: ForwardArguments): ForwardResult {
  const names = [...activations, 'sigmoid'];
  const outputs = [X];
  parameters.forEach(({ W, b }, index) => {
    const Z = np.add(np.matmul(W, outputs[index]), b);
    outputs.push(activation[names[index]].of(Z));
  });
  const AL = outputs[outputs.length - 1];
  const likelihoods = np.where(Y, AL, np.subtract(1, AL));
  const J = np.mean(np.negative(np.log(likelihoods)));
  return { AL, J, cache: { Y, parameters, names, outputs } };
}

export function backward({ cache }: BackwardArguments): BackwardResult {
  const { Y, parameters, names, outputs } = cache;
  const gradients = [];

  const upstream = (index: number): Matrix => {
    const A = outputs[index + 1];
    if (index === parameters.length - 1) {
      const notY = np.subtract(1, Y);
      const odds = np.subtract(np.divide(notY, np.subtract(1, A)), np.divide(Y, A));
      return record(index, np.multiply(odds, np.multiply(A, np.subtract(1, A))));
    }
    const dA = upstream(index + 1);
    return record(index, np.multiply(dA, activation[names[index]].slope(A)));
  };

  const record = (index: number, dZ: Matrix): Matrix => {
    const share = np.divide(dZ, dZ.shape[1]);
    gradients[index] = {
      dZ,
      dW: np.matmul(share, np.transpose(outputs[index])),
      db: np.sum(share, { axis: 1, keepdims: true }),
    };
    return np.matmul(np.transpose(parameters[index].W), dZ);
  };

  upstream(0);
  return { gradients };
}

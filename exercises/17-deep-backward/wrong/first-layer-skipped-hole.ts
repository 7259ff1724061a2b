// @misconception first-layer-skipped
// @fails errors, parameters
// @passes loss
// @firstWrong dZ1
import * as np from 'np';

type Matrix = ForwardArguments['X'];

const sigmoid = (Z: Matrix) => np.divide(1, np.add(1, np.exp(np.negative(Z))));

const values = {
  tanh: (Z: Matrix) => np.tanh(Z),
  sigmoid,
  relu: (Z: Matrix) => np.maximum(Z, 0),
  leakyRelu: (Z: Matrix) => np.where(np.greater(Z, 0), Z, np.multiply(0.01, Z)),
};

const slopes = {
  tanh: (Z: Matrix, A: Matrix) => np.subtract(1, np.multiply(A, A)),
  sigmoid: (Z: Matrix, A: Matrix) => np.multiply(A, np.subtract(1, A)),
  relu: (Z: Matrix) => np.where(np.greater(Z, 0), 1, 0),
  leakyRelu: (Z: Matrix) => np.where(np.greater(Z, 0), 1, 0.01),
};

interface Layer {
  Aprev: Matrix;
  W: Matrix;
  Z: Matrix;
  A: Matrix;
  g: keyof typeof slopes;
}

function crossEntropy(A: Matrix, Y: Matrix): number {
  const logLikelihoods = np.add(
    np.multiply(Y, np.log(A)),
    np.multiply(np.subtract(1, Y), np.log(np.subtract(1, A))),
  );
  return -np.mean(logLikelihoods);
}

export function forward({ X, Y, parameters, activations }: ForwardArguments): ForwardResult {
  const layers: Layer[] = [];
  let A = X;
  for (const [index, { W, b }] of parameters.entries()) {
    const g = activations[index] ?? 'sigmoid';
    const Aprev = A;
    const Z = np.add(np.matmul(W, Aprev), b);
    A = values[g](Z);
    layers.push({ Aprev, W, Z, A, g });
  }
  return { AL: A, J: crossEntropy(A, Y), cache: { layers, Y } };
}

export function backward({ cache }: BackwardArguments): BackwardResult {
  const { layers, Y }: { layers: Layer[]; Y: Matrix } = cache;
  const n = Y.shape[1];
  const last = layers.length - 1;
  const gradients: BackwardResult['gradients'] = [];

  let dZ = np.subtract(layers[last].A, Y);
  for (let index = last; index > 0; index--) {
    const { Aprev, W } = layers[index];
    const dW = np.divide(np.matmul(dZ, Aprev.T), n);
    const db = np.mean(dZ, { axis: 1, keepdims: true });
    gradients[index] = { dZ, dW, db };
    dZ = carryBack(dZ, W, layers[index - 1]);
  }
  return { gradients };
}

// Atravessa W e a ativação da camada anterior (through W, then the previous layer's activation).
function carryBack(dZ: Matrix, W: Matrix, { Z, A, g }: Layer): Matrix {
  const dA = np.matmul(W.T, dZ);
  return np.multiply(dA, slopes[g](Z, A));
}

// A fold over the layers, with the bias as one more column of W against a row of ones.
import { concatenate, divide, exp, greater, matmul, maximum, multiply, ones, subtract } from 'np';

const activate = (g, Z) => {
  switch (g) {
    case 'tanh':
      return subtract(divide(2, onePlusDecay(multiply(2, Z))), 1);
    case 'relu':
      return multiply(Z, greater(Z, 0));
    case 'leakyRelu':
      return maximum(Z, multiply(Z, 0.01));
    default:
      return divide(1, onePlusDecay(Z));
  }
};

const onePlusDecay = (Z) => subtract(exp(multiply(-1, Z)), -1);

export function forward({ X, parameters, activations }) {
  const layers = parameters.reduce((below, { W, b }, l) => {
    const input = l === 0 ? X : below[l - 1].A;
    const withOnes = concatenate([input, ones([1, input.shape[1]])], { axis: 0 });
    const Z = matmul(concatenate([W, b], { axis: 1 }), withOnes);
    return [...below, { Z, A: activate(activations[l], Z) }];
  }, []);
  return { AL: layers.at(-1).A, layers };
}

// Plain JavaScript; the slopes from the outputs A alone, without looking at Z.
import { add, divide, exp, greater, maximum, multiply, negative, power, subtract } from 'np';

export function forward({ Z, g }) {
  switch (g) {
    case 'sigmoid':
      return { A: divide(exp(Z), add(exp(Z), 1)) };
    case 'tanh':
      return { A: subtract(divide(2, add(1, exp(multiply(-2, Z)))), 1) };
    case 'relu':
      return { A: multiply(Z, greater(Z, 0)) };
    case 'leakyRelu':
      return { A: subtract(maximum(Z, 0), multiply(0.01, maximum(negative(Z), 0))) };
    default:
      throw new Error(`there is no activation ${g}`);
  }
}

export function backward({ dA, A, g }) {
  switch (g) {
    case 'sigmoid':
      return { dZ: subtract(multiply(dA, A), multiply(dA, power(A, 2))) };
    case 'tanh':
      return { dZ: multiply(multiply(dA, subtract(1, A)), add(1, A)) };
    case 'relu':
      return { dZ: multiply(dA, greater(A, 0)) };
    default:
      return { dZ: add(multiply(0.01, dA), multiply(0.99, multiply(dA, greater(A, 0)))) };
  }
}

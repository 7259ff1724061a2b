// Each step of the forward pass notes how it is undone; the way back pops the notes one after another.
import { add, divide, exp, greater, log, matmul, multiply, negative, subtract } from 'np';

export function forward({ x, y, W1, b1, W2, b2 }: ForwardArguments): ForwardResult {
  const undo = [];
  const linear = (W, a, b) => {
    undo.push((dz) => ({ dW: matmul(dz, a.T), db: dz, da: matmul(W.T, dz) }));
    return add(matmul(W, a), b);
  };
  const relu = (z) => {
    undo.push((da) => multiply(greater(z, 0), da));
    return multiply(greater(z, 0), z);
  };
  const sigmoid = (z) => {
    const a = divide(1, add(1, exp(negative(z))));
    undo.push((da) => multiply(multiply(a, subtract(1, a)), da));
    return a;
  };
  const crossEntropy = (a) => {
    undo.push(() => subtract(divide(1 - y, subtract(1, a)), divide(y, a)));
    return negative(y === 1 ? log(a) : log(subtract(1, a)));
  };

  const z1 = linear(W1, x, b1);
  const a1 = relu(z1);
  const z2 = linear(W2, a1, b2);
  const yhat = sigmoid(z2);
  return { z1, a1, z2, yhat, L: crossEntropy(yhat), cache: undo };
}

export function backward({ cache }: BackwardArguments): BackwardResult {
  const [throughHidden, throughRelu, throughOutput, throughSigmoid, throughLoss] = cache;
  const dz2 = throughSigmoid(throughLoss());
  const { dW: dW2, db: db2, da: da1 } = throughOutput(dz2);
  const dz1 = throughRelu(da1);
  const { dW: dW1, db: db1 } = throughHidden(dz1);
  return { dz2, dW2, db2, da1, dz1, dW1, db1 };
}

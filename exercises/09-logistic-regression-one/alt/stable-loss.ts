// The loss from the logit, log(1 + e^z) − yz without overflow, and sigmoid by way of tanh.
import * as np from 'np';

const sigmoid = (z: number) => (1 + Math.tanh(z / 2)) / 2;
const softplus = (z: number) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

export const step = ({ w, b, x, y }: StepArguments): StepResult => {
  const z = np.matmul(w.T, x).item() + b;
  const dz = sigmoid(z) - y;
  return {
    z: [[z]],
    yhat: [sigmoid(z)],
    L: softplus(z) - y * z,
    dz: [[dz]],
    dw: x.tolist().map(([input]: number[]) => [input * dz]),
    db: dz,
  };
};

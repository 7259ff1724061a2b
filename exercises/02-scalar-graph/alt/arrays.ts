// The gradient as a product of Jacobians of np arrays; results are (1, 1) arrays and one-entry lists.
import * as np from 'np';

export const forward = ({ a, b, c }: ForwardArguments): ForwardResult => {
  const u = np.matmul([[b]], [[c]]);
  const v = np.add([[a]], u);
  return { u, v, J: np.multiply(v, 3) };
};

export const backward = ({ b, c }: BackwardArguments): BackwardResult => {
  const dv = np.array([[3]]);
  const [da, du] = np.matmul(dv, [[1, 1]]).tolist()[0];
  const [db, dc] = np.matmul([[du]], [[c, b]]).tolist()[0];
  return { dv, du: [du], da: [da], db: [db], dc: [dc] };
};

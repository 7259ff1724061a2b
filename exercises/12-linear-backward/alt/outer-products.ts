// One example at a time: dW is the mean of the outer products dz·aᵀ, dAprev is built column by column.
import * as np from 'np';

type Matrix = BackwardArguments['dZ'];

const column = (M: Matrix, j: number): Matrix =>
  np.array(M.tolist().map((row: number[]) => [row[j]]));

const columns = (M: Matrix): Matrix[] => Array.from({ length: M.shape[1] }, (_, j) => column(M, j));

export function forward({ Aprev, W, b }: ForwardArguments): ForwardResult {
  const Z = columns(Aprev).map((a) => np.add(b, np.matmul(W, a)));
  return { Z: np.concatenate(Z, { axis: 1 }) };
}

export function backward({ dZ, Aprev, W }: BackwardArguments): BackwardResult {
  const inputs = columns(Aprev);
  const errors = columns(dZ);
  let dW = np.zerosLike(W);
  let db = np.zeros([W.shape[0], 1]);
  for (const [j, dz] of errors.entries()) {
    dW = np.add(dW, np.multiply(dz, np.transpose(inputs[j])));
    db = np.add(db, dz);
  }
  const dAprev = errors.map((dz) => np.matmul(np.transpose(W), dz));
  return {
    dW: np.multiply(dW, 1 / errors.length),
    db: np.multiply(db, 1 / errors.length),
    dAprev: np.concatenate(dAprev, { axis: 1 }),
  };
}

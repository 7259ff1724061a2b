// A row of ones under Aprev makes b one more column of W: a single product gives dW and db together.
import { concatenate, divide, matmul, ones, transpose } from 'np';

const withOnes = (A) => concatenate([A, ones([1, A.shape[1]])], { axis: 0 });

export function forward({ Aprev, W, b }) {
  return { Z: matmul(concatenate([W, b], { axis: 1 }), withOnes(Aprev)) };
}

export function backward({ dZ, Aprev, W }) {
  const [n0, n] = Aprev.shape;
  const rows = divide(matmul(dZ, transpose(withOnes(Aprev))), n).tolist();
  return {
    dW: rows.map((row) => row.slice(0, n0)),
    db: rows.map((row) => row.slice(n0)),
    dAprev: transpose(matmul(transpose(dZ), W)),
  };
}

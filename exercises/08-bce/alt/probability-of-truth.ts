// With p the probability that the prediction gave to the true label, L = −log p, and p moves with a as 2y − 1.
import { add, divide, log, mean, multiply, negative, subtract } from 'np';

type Row = BceArguments['A'];

const probabilityOfTruth = (A: Row, Y: Row) =>
  add(multiply(Y, A), multiply(subtract(1, Y), subtract(1, A)));

export function bce({ A, Y }: BceArguments): BceResult {
  return { J: mean(negative(log(probabilityOfTruth(A, Y)))) };
}

export function bceGrad({ A, Y }: BceGradArguments): BceGradResult {
  return { dA: divide(subtract(1, multiply(2, Y)), probabilityOfTruth(A, Y)) };
}

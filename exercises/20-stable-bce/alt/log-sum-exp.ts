// Two classes with logits 0 and z: log(e^0 + e^z), the larger exponent taken out first; the slope is a softmax.
import { add, divide, exp, log, maximum, mean, multiply, negative, subtract } from 'np';

export const bceWithLogits = ({ Z, Y }: BceWithLogitsArguments): BceWithLogitsResult => {
  const larger = maximum(Z, 0);
  const ofZero = exp(negative(larger));
  const ofOne = exp(subtract(Z, larger));
  const total = add(ofZero, ofOne);
  const logSum = add(larger, log(total));
  const losses = subtract(logSum, multiply(Y, Z));
  return { J: mean(losses), dZ: subtract(divide(ofOne, total), Y) };
};

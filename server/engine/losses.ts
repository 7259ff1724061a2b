import { neg } from './elementary.ts';
import { apply } from './operation.ts';
import { operations } from './operations.ts';
import { logSoftmax, mean, sum } from './reductions.ts';
import { sameShape, shapeText } from './shape.ts';
import { asTensor, leaf, type Tensor, type TensorLike } from './tensor.ts';

/**
 * Binary cross-entropy of logits z against labels y, the mean over all entries:
 * J = (1/n) Σ max(z, 0) − z y + log1p(e^−|z|), which is −(1/n) Σ y log σ(z) + (1 − y) log(1 − σ(z)) for any z.
 * ∂J/∂z = (σ(z) − y)/n, ∂J/∂y = −z/n. z and y broadcast, n counts the entries of the common shape; J has shape ().
 *
 * The probabilities are no part of this computation. In a model that also returns A = sigmoid(Z),
 * A is a side branch and ∂J/∂A is 0; where ∂J/∂A is asked for, use `binaryCrossEntropy(A, Y)`.
 */
export function binaryCrossEntropyWithLogits(z: TensorLike, y: TensorLike): Tensor {
  return mean(apply(operations.logisticLoss, asTensor(z), asTensor(y)));
}

/**
 * Binary cross-entropy of probabilities a against labels y, the mean over all entries:
 * J = −(1/n) Σ y log a + (1 − y) log(1 − a). ∂J/∂a = (−y/a + (1 − y)/(1 − a))/n, ∂J/∂y = log((1 − a)/a)/n.
 * A factor of 0 silences its logarithm and its slope, also where a is 0 or 1.
 * Unstable where a comes from a large logit: σ(z) rounds to 1 from z ≈ 37 and the loss is then
 * infinite for y = 0, and digits are lost long before. Prefer `binaryCrossEntropyWithLogits`.
 */
export function binaryCrossEntropy(a: TensorLike, y: TensorLike): Tensor {
  return mean(apply(operations.bernoulliLoss, asTensor(a), asTensor(y)));
}

/**
 * Cross-entropy of softmax(logits) against labels, the mean over examples:
 * J = −(1/n) Σⱼ log softmax(zⱼ)[labelⱼ]. Logits have shape (classes, n); labels are n class numbers,
 * or one distribution per example in the logits' shape; J has shape (). ∂J/∂z = (softmax(z) − one-hot)/n,
 * and ∂J/∂label = −log softmax(z)/n for distributions. A class of probability 0 counts for nothing,
 * even where its logit is −∞. Bridle, 1990.
 */
export function softmaxCrossEntropy(logits: Tensor, labels: Tensor): Tensor {
  const targets = sameShape(labels.shape, logits.shape) ? labels : oneHot(labels, logits);
  const logProbabilities = logSoftmax(logits, { axis: 0 });
  return neg(mean(sum(apply(operations.weighed, targets, logProbabilities), { axis: 0 })));
}

function oneHot(labels: Tensor, logits: Tensor): Tensor {
  const [classes = 0, n = 0] = logits.shape;
  const isClass = (label: number) => Number.isInteger(label) && label >= 0 && label < classes;
  if (logits.shape.length !== 2 || labels.data.length !== n || !labels.data.every(isClass))
    throw new RangeError(
      `softmaxCrossEntropy: labels of shape ${shapeText(labels.shape)} do not fit logits of shape ${shapeText(logits.shape)}; ` +
        'with logits (classes, n), give n class numbers from 0 to classes − 1 or a distribution of shape (classes, n)',
    );
  const targets = new Float64Array(classes * n);
  for (const [example, label] of labels.data.entries()) targets[label * n + example] = 1;
  return leaf(logits.shape, targets);
}

// Plain JavaScript, one example at a time: the loss is softplus of z, or of −z where the label is 1.
const softplus = (z) => (z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)));

export function bceWithLogits({ Z, Y }) {
  const [[logits], [labels]] = [Z.tolist(), Y.tolist()];
  const losses = logits.map((z, i) => softplus(labels[i] === 1 ? -z : z));
  const dZ = logits.map((z, i) => {
    const towards = labels[i] === 1 ? -1 : 1;
    return towards / (1 + Math.exp(-towards * z));
  });
  return { J: losses.reduce((sum, loss) => sum + loss, 0) / logits.length, dZ: [dZ] };
}

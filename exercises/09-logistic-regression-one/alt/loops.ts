// Plain JavaScript over lists, one case for each label; the error has the sign of where z should go.
export function step({ w, b, x, y }) {
  const weights = w.tolist().flat();
  const inputs = x.tolist().flat();
  let z = b;
  for (let k = weights.length - 1; k >= 0; k--) z += weights[k] * inputs[k];
  const right = 1 / (1 + Math.exp(y === 1 ? -z : z));
  const dz = y === 1 ? right - 1 : 1 - right;
  return {
    z,
    yhat: y === 1 ? right : 1 - right,
    L: -Math.log(right),
    dz,
    dw: inputs.map((input) => [dz * input]),
    db: [dz],
  };
}

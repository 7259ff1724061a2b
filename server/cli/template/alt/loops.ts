// Example by example, with plain numbers; no np.
export function forward({ x, y, w, b }: ForwardArguments): ForwardResult {
  const inputs: number[] = x.tolist()[0];
  const targets: number[] = y.tolist()[0];
  const answers = inputs.map((input) => w * input + b);
  const errors = answers.map((answer, j) => answer - targets[j]);
  const J = errors.reduce((sum, error) => sum + error ** 2, 0) / (2 * errors.length);
  return { yhat: [answers], J, cache: { inputs, errors } };
}

export function backward({ cache }: BackwardArguments): BackwardResult {
  const { inputs, errors } = cache;
  let [dw, db] = [0, 0];
  for (const [j, error] of errors.entries()) {
    dw += (error * inputs[j]) / errors.length;
    db += error / errors.length;
  }
  return { dyhat: [errors], dw, db };
}

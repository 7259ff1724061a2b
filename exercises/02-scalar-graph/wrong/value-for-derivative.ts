// @misconception value-for-derivative
// @fails nodes, leaves
// @passes forward
// @firstWrong du
export function forward({ a, b, c }: ForwardArguments): ForwardResult {
  const u = b * c;
  const v = a + u;
  const J = 3 * v;
  return { u, v, J };
}

export function backward({ a, b, c }: BackwardArguments): BackwardResult {
  const u = b * c;
  const dv = 3;
  const du = dv * u;
  const da = dv * a;
  const db = du * b;
  const dc = du * c;
  return { dv, du, da, db, dc };
}

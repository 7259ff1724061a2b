// @misconception sum-as-product
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
  const du = dv * a;
  const da = dv * u;
  const db = du * c;
  const dc = du * b;
  return { dv, du, da, db, dc };
}

// @misconception product-same-factor
// @fails leaves
// @passes forward, nodes
// @firstWrong db
export function forward({ a, b, c }: ForwardArguments): ForwardResult {
  const u = b * c;
  const v = a + u;
  const J = 3 * v;
  return { u, v, J };
}

export function backward({ b, c }: BackwardArguments): BackwardResult {
  const dv = 3;
  const du = dv;
  const da = dv;
  const db = du * b;
  const dc = du * c;
  return { dv, du, da, db, dc };
}

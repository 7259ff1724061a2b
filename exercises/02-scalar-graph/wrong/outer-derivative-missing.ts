// @misconception outer-derivative-missing
// @fails nodes
// @passes forward, leaves
// @firstWrong dv
export function forward({ a, b, c }: ForwardArguments): ForwardResult {
  const u = b * c;
  const v = a + u;
  const J = 3 * v;
  return { u, v, J };
}

export function backward({ b, c }: BackwardArguments): BackwardResult {
  const dv = 1;
  const du = dv;
  const da = dv;
  const db = du * c;
  const dc = du * b;
  return { dv, du, da, db, dc };
}

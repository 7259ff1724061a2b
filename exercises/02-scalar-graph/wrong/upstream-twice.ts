// @misconception upstream-twice
// @fails leaves
// @passes forward, nodes
// @firstWrong da
export function forward({ a, b, c }: ForwardArguments): ForwardResult {
  const u = b * c;
  const v = a + u;
  const J = 3 * v;
  return { u, v, J };
}

export function backward({ b, c }: BackwardArguments): BackwardResult {
  const dv = 3;
  const du = dv;
  const da = 3 * dv;
  const db = 3 * du * c;
  const dc = 3 * du * b;
  return { dv, du, da, db, dc };
}

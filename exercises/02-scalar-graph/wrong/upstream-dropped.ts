// @misconception upstream-dropped
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
  const du = 3;
  const da = 1;
  const db = c;
  const dc = b;
  return { dv, du, da, db, dc };
}

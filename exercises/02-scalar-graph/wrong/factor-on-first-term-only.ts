// @misconception factor-on-first-term-only
// @fails forward
// @passes nodes, leaves
// @firstWrong J
export function forward({ a, b, c }: ForwardArguments): ForwardResult {
  const u = b * c;
  const v = a + u;
  const J = 3 * a + b * c;
  return { u, v, J };
}

export function backward({ b, c }: BackwardArguments): BackwardResult {
  const dv = 3;
  const du = dv;
  const da = dv;
  const db = du * c;
  const dc = du * b;
  return { dv, du, da, db, dc };
}

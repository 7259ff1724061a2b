// @misconception max-gate-swapped
// @fails inputs
// @passes forward, nodes
// @firstWrong dy
export function forward({ x, y, z }: ForwardArguments): ForwardResult {
  const s = x + y;
  const m = Math.max(y, z);
  const p = s * m;
  const q = x * y;
  const J = p + q;
  return { s, m, p, q, J };
}

export function backward({ x, y, z }: BackwardArguments): BackwardResult {
  const s = x + y;
  const m = Math.max(y, z);
  const dp = 1;
  const dq = 1;
  const ds = dp * m;
  const dm = dp * s;
  const dx = ds + dq * y;
  const dy = ds + dq * x + (y < z ? dm : 0);
  const dz = y < z ? 0 : dm;
  return { dp, dq, ds, dm, dx, dy, dz };
}

// @misconception product-same-factor
// @fails nodes, inputs
// @passes forward
// @firstWrong ds
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
  const ds = dp * s;
  const dm = dp * m;
  const dx = ds + dq * x;
  const dy = ds + dq * y + (y > z ? dm : 0);
  const dz = y > z ? 0 : dm;
  return { dp, dq, ds, dm, dx, dy, dz };
}

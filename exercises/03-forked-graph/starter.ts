// J = (x + y)·max(y, z) + xy, um nó de cada vez (one node at a time): s, m, p, q, J
export function forward({ x, y, z }: ForwardArguments): ForwardResult {
  return { s: 0, m: 0, p: 0, q: 0, J: 0 };
}

// dp = ∂J/∂p, dq = ∂J/∂q, … do fim para o começo (from the end to the beginning)
export function backward({ x, y, z }: BackwardArguments): BackwardResult {
  return { dp: 0, dq: 0, ds: 0, dm: 0, dx: 0, dy: 0, dz: 0 };
}

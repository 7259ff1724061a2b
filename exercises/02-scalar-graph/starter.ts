// J = 3(a + bc), um nó de cada vez (one node at a time): u = b·c, v = a + u, J = 3v
export function forward({ a, b, c }: ForwardArguments): ForwardResult {
  return { u: 0, v: 0, J: 0 };
}

// dv = ∂J/∂v, du = ∂J/∂u, … do fim para o começo (from the end to the beginning)
export function backward({ a, b, c }: BackwardArguments): BackwardResult {
  return { dv: 0, du: 0, da: 0, db: 0, dc: 0 };
}

export function forward({ a, b, c }: ForwardArguments): ForwardResult {
  const u = b * c;
  const v = a + u;
  const J = 3 * v;
  return { u, v, J };
}

// Cada linha: gradiente que chega × derivada local (each line: upstream gradient × local derivative).
export function backward({ b, c }: BackwardArguments): BackwardResult {
  const dv = 3;
  const du = dv * 1;
  const da = dv * 1;
  const db = du * c;
  const dc = du * b;
  return { dv, du, da, db, dc };
}

// Plain JavaScript; J multiplied out, each derivative read off J = 3a + 3bc.
export function forward({ a, b, c }) {
  return { u: b * c, v: a + b * c, J: 3 * a + 3 * b * c };
}

export function backward({ b, c }) {
  return { dv: 3, du: 3, da: 3, db: 3 * c, dc: 3 * b };
}

// Plain JavaScript: without the max, J is one polynomial on each side of y = z, differentiated on paper.
export function forward({ x, y, z }) {
  const s = x + y;
  const m = y >= z ? y : z;
  return { s, m, p: x * m + y * m, q: x * y, J: y >= z ? 2 * x * y + y ** 2 : s * z + x * y };
}

export function backward({ x, y, z }) {
  const nodes = { dp: 1, dq: 1, ds: Math.max(y, z), dm: x + y };
  return y >= z
    ? { ...nodes, dx: 2 * y, dy: 2 * (x + y), dz: 0 }
    : { ...nodes, dx: y + z, dy: x + z, dz: x + y };
}

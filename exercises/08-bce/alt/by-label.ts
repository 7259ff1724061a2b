// Plain JavaScript, one example at a time: the label chooses which of the two terms there is.
const pairs = (A, Y) => {
  const [labels] = Y.tolist();
  return A.tolist()[0].map((a, i) => [a, labels[i]]);
};

export function bce({ A, Y }) {
  let total = 0;
  for (const [a, y] of pairs(A, Y)) total -= y === 1 ? Math.log(a) : Math.log(1 - a);
  return { J: total / Y.size };
}

export function bceGrad({ A, Y }) {
  return { dA: [pairs(A, Y).map(([a, y]) => (y === 1 ? -1 / a : 1 / (1 - a)))] };
}

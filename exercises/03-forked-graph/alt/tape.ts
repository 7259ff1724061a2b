// A small tape: every operation notes how to add to its operands' gradients; max shares a tie equally.
interface Node {
  readonly value: number;
  grad: number;
}

class Tape {
  readonly #steps: (() => void)[] = [];

  record(value: number, operands: readonly Node[], slopes: readonly number[]): Node {
    const node = { value, grad: 0 };
    this.#steps.push(() => {
      for (const [at, operand] of operands.entries()) operand.grad += node.grad * slopes[at];
    });
    return node;
  }

  rewind(): void {
    for (const step of this.#steps.toReversed()) step();
  }
}

function evaluate(values: ForwardArguments) {
  const tape = new Tape();
  const leaf = (value: number): Node => ({ value, grad: 0 });
  const add = (a: Node, b: Node) => tape.record(a.value + b.value, [a, b], [1, 1]);
  const multiply = (a: Node, b: Node) => tape.record(a.value * b.value, [a, b], [b.value, a.value]);
  const larger = (a: Node, b: Node) => {
    const share = (1 + Math.sign(a.value - b.value)) / 2;
    return tape.record(Math.max(a.value, b.value), [a, b], [share, 1 - share]);
  };

  const [x, y, z] = [leaf(values.x), leaf(values.y), leaf(values.z)];
  const [s, m] = [add(x, y), larger(y, z)];
  const [p, q] = [multiply(s, m), multiply(x, y)];
  return { tape, x, y, z, s, m, p, q, J: add(p, q) };
}

export function forward(inputs: ForwardArguments): ForwardResult {
  const { s, m, p, q, J } = evaluate(inputs);
  return { s: s.value, m: m.value, p: p.value, q: q.value, J: J.value };
}

export function backward(inputs: BackwardArguments): BackwardResult {
  const { tape, x, y, z, s, m, p, q, J } = evaluate(inputs);
  J.grad = 1;
  tape.rewind();
  return {
    dp: p.grad,
    dq: q.grad,
    ds: s.grad,
    dm: m.grad,
    dx: x.grad,
    dy: y.grad,
    dz: z.grad,
  };
}

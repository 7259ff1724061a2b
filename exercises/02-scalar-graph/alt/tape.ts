// A small tape: every operation notes how to send its gradient back; the tape is then read in reverse.
interface Node {
  readonly value: number;
  grad: number;
}

function evaluate(a: number, b: number, c: number) {
  const tape: (() => void)[] = [];
  const record = (value: number, back: (node: Node) => void): Node => {
    const node = { value, grad: 0 };
    tape.push(() => back(node));
    return node;
  };
  const leaf = (value: number): Node => ({ value, grad: 0 });
  const add = (p: Node, q: Node) =>
    record(p.value + q.value, ({ grad }) => {
      p.grad += grad;
      q.grad += grad;
    });
  const multiply = (p: Node, q: Node) =>
    record(p.value * q.value, ({ grad }) => {
      p.grad += grad * q.value;
      q.grad += grad * p.value;
    });

  const leaves = { a: leaf(a), b: leaf(b), c: leaf(c) };
  const u = multiply(leaves.b, leaves.c);
  const v = add(leaves.a, u);
  const J = multiply(leaf(3), v);
  return { ...leaves, u, v, J, tape };
}

export function forward({ a, b, c }: ForwardArguments): ForwardResult {
  const { u, v, J } = evaluate(a, b, c);
  return { u: u.value, v: v.value, J: J.value };
}

export function backward(inputs: BackwardArguments): BackwardResult {
  const { a, b, c, u, v, J, tape } = evaluate(inputs.a, inputs.b, inputs.c);
  J.grad = 1;
  for (const back of tape.reverse()) back();
  return { dv: v.grad, du: u.grad, da: a.grad, db: b.grad, dc: c.grad };
}

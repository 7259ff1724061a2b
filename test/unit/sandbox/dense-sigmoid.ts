import type {
  Inputs,
  Opened,
  Output,
  RunOutcome,
  Sandbox,
  TensorValue,
} from '../../../server/sandbox/types.ts';
import { limits, tensor } from './student-programs.ts';

/** The exercise that the hostile programs attack: y = sigmoid(x w + b), rows are examples. */

const [m, d, k] = [3, 2, 2];

const inputs = {
  x: tensor([m, d], 0.5, -1, 2, 0.25, -0.75, 1),
  w: tensor([d, k], 0.3, -0.6, 1.2, 0.1),
  b: tensor([k], 0.05, -0.2),
  dy: tensor([m, k], 1, -0.5, 0.25, 2, -1, 0.75),
} satisfies Inputs;

const shapes = { y: [m, k], dx: [m, d], dw: [d, k], db: [k] } as const;

/** The classes of outcomes in the fixtures' index. */
export type OutcomeClass =
  | 'timeout'
  | 'memory'
  | 'runtime_error'
  | 'rejected_value'
  | 'wrong_answer'
  | 'failed'
  | 'passed';

export async function runDenseSigmoid(sandbox: Sandbox, source: string): Promise<OutcomeClass> {
  const opened = await sandbox.open({ source, exports: ['forward', 'backward'], limits });
  if (opened.state !== 'ready') return classifyInterruption(opened);
  try {
    return classify(
      await opened.session.run({
        case: 'ordinary-1',
        calls: [
          {
            function: 'forward',
            arguments: { x: { input: 'x' }, w: { input: 'w' }, b: { input: 'b' } },
            returns: [{ name: 'y', path: ['y'], shape: shapes.y }],
            opaque: ['cache'],
          },
          {
            function: 'backward',
            arguments: { dy: { input: 'dy' }, cache: { opaque: 'cache' } },
            returns: (['dx', 'dw', 'db'] as const).map((name) => ({
              name,
              path: [name],
              shape: shapes[name],
            })),
            opaque: [],
          },
        ],
        points: [inputs],
        repetitions: 2,
      }),
    );
  } finally {
    await opened.session.close();
  }
}

function classify(outcome: RunOutcome): OutcomeClass {
  if (outcome.state !== 'finished') return classifyInterruption(outcome);
  const [point] = outcome.points;
  const outputs = point!.repetitions.flatMap((repetition) => Object.entries(repetition));
  if (outputs.some(([name, output]) => !isNumeric(output, name))) return 'rejected_value';
  const wrong = outputs.some(([name, output]) => !isRight(output, name));
  return wrong || point!.mutated.length > 0 ? 'wrong_answer' : 'passed';
}

function classifyInterruption(
  outcome: Exclude<Opened, { state: 'ready' }> | Exclude<RunOutcome, { state: 'finished' }>,
): OutcomeClass {
  switch (outcome.state) {
    case 'refused':
    case 'threw':
      return 'runtime_error';
    case 'limit':
      return ({ time: 'timeout', memory: 'memory', output: 'rejected_value' } as const)[
        outcome.limit
      ];
    case 'failed':
      return 'failed';
  }
}

function isNumeric(output: Output, name: string): boolean {
  return (
    output.state === 'tensor' &&
    output.shape.join() === expected[name]!.shape.join() &&
    output.data.every(Number.isFinite)
  );
}

function isRight(output: Output, name: string): boolean {
  return (
    output.state === 'tensor' &&
    output.data.every((value, i) => Math.abs(value - expected[name]!.data[i]!) <= 1e-12)
  );
}

const expected: { readonly [name: string]: TensorValue } = solve();

function solve() {
  const { x, w, b, dy } = inputs;
  const y = tensor([m, k], ...new Float64Array(m * k));
  const [dx, dw, db] = [
    tensor([m, d], ...new Float64Array(m * d)),
    tensor([d, k], ...new Float64Array(d * k)),
    tensor([k], ...new Float64Array(k)),
  ];
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < k; j++) {
      let z = b.data[j]!;
      for (let l = 0; l < d; l++) z += x.data[i * d + l]! * w.data[l * k + j]!;
      const a = 1 / (1 + Math.exp(-z));
      y.data[i * k + j] = a;
      const dz = dy.data[i * k + j]! * a * (1 - a);
      db.data[j]! += dz;
      for (let l = 0; l < d; l++) {
        dx.data[i * d + l]! += dz * w.data[l * k + j]!;
        dw.data[l * k + j]! += dz * x.data[i * d + l]!;
      }
    }
  }
  return { y, dx, dw, db };
}

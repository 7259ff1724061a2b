import type {
  Call,
  Inputs,
  Limits,
  Opened,
  Output,
  RunOutcome,
  Sandbox,
  StudentSession,
  TensorValue,
} from '../../../server/sandbox/types.ts';

/** What the tests of student programs share: limits, tensors, and one way to open and run a program. */

export const limits: Limits = {
  caseMs: 1000,
  totalCpuMs: 3000,
  totalWallMs: 6000,
  memoryMb: 64,
};

export function tensor(shape: readonly number[], ...numbers: number[]): TensorValue {
  return { shape, data: Float64Array.from(numbers) };
}

export function open(
  sandbox: Sandbox,
  source: string,
  exports: readonly string[] = ['forward'],
  overrides: Partial<Limits> = {},
): Promise<Opened> {
  return sandbox.open({ source, exports, limits: { ...limits, ...overrides } });
}

/** Opens a program that is expected to start, hands it to `use`, and gives its process back. */
export async function withSession<T>(
  sandbox: Sandbox,
  source: string,
  use: (session: StudentSession) => Promise<T>,
  exports: readonly string[] = ['forward'],
  overrides: Partial<Limits> = {},
): Promise<T> {
  const opened = await open(sandbox, source, exports, overrides);
  if (opened.state !== 'ready') throw new Error(`Not opened: ${JSON.stringify(opened)}`);
  try {
    return await use(opened.session);
  } finally {
    await opened.session.close();
  }
}

/** A call of `forward` with all inputs by their own names, reading `wanted` from its result. */
export function forwardCall(
  inputs: Inputs,
  wanted: { readonly [name: string]: readonly number[] },
): Call {
  return {
    function: 'forward',
    arguments: Object.fromEntries(Object.keys(inputs).map((input) => [input, { input }])),
    returns: Object.entries(wanted).map(([name, shape]) => ({ name, path: [name], shape })),
    opaque: [],
  };
}

/** Runs `forward` once on `X` and reads `Y`, expected to be of shape (2, 2). */
export async function runForward(
  sandbox: Sandbox,
  source: string,
  inputs: Inputs = { X: tensor([2, 2], 1, 2, 3, 4) },
  overrides: Partial<Limits> = {},
): Promise<RunOutcome> {
  return withSession(
    sandbox,
    source,
    (session) =>
      session.run({
        case: 'public-1',
        calls: [forwardCall(inputs, { Y: [2, 2] })],
        points: [inputs],
        repetitions: 1,
      }),
    ['forward'],
    overrides,
  );
}

/** The output `Y` of a program that is expected to run to its end. */
export async function outputOf(
  sandbox: Sandbox,
  source: string,
  inputs?: Inputs,
): Promise<Output | undefined> {
  const outcome = await runForward(sandbox, source, inputs);
  if (outcome.state !== 'finished') throw new Error(`Not finished: ${JSON.stringify(outcome)}`);
  return outcome.points[0]?.repetitions[0]?.['Y'];
}

/**
 * What the trusted side asks of a sandbox and what it gets back. Into a sandbox go code and numbers, nothing else;
 * of what comes out only the numbers are believed, and those only after they have been compared outside.
 */

export interface TensorValue {
  readonly shape: readonly number[];
  /** Row-major; a scalar has shape `[]` and one number. */
  readonly data: Float64Array;
}

/** A tensor, a name, a list (of layers, say) or a record of such values. */
export type Value = string | TensorValue | readonly Value[] | { readonly [name: string]: Value };

export type Inputs = { readonly [name: string]: Value };

/** Where a value stands in a record of results: `['gradients', 0, 'dW']`. Lists count from 0. */
export type Path = readonly (string | number)[];

export interface Limits {
  /** Wall time of one crossing into the isolate, by V8's own timeout. */
  readonly caseMs: number;
  readonly totalCpuMs: number;
  readonly totalWallMs: number;
  readonly memoryMb: number;
}

/* Student code */

export interface StudentProgram {
  /** TypeScript with erasable syntax, or JavaScript; parsed nowhere but in the disposable process. */
  readonly source: string;
  /** The functions that the source must export. */
  readonly exports: readonly string[];
  readonly limits: Limits;
}

export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** An error of the student's program, as hostile text: shortened, control characters removed. */
export interface StudentError extends Partial<SourcePosition> {
  readonly name: string;
  readonly message: string;
}

export interface ConsoleLine {
  readonly line: number | null;
  readonly text: string;
}

export type LimitKind = 'time' | 'memory' | 'output';

/** Every way in which a crossing can end without values. */
export type Interruption =
  | { readonly state: 'threw'; readonly error: StudentError; readonly function: string | null }
  | { readonly state: 'limit'; readonly limit: LimitKind; readonly measuredMs: number }
  /**
   * Our fault, never the student's: the process died without a reason that their code explains, or got too little
   * processor (`starved`). The session has started over twice before it says so.
   */
  | { readonly state: 'failed'; readonly reason: string };

export type Refusal =
  | { readonly state: 'refused'; readonly reason: 'syntax_error'; readonly error: StudentError }
  | {
      readonly state: 'refused';
      readonly reason: 'unsupported_syntax';
      readonly error: StudentError;
    }
  | { readonly state: 'refused'; readonly reason: 'missing_export'; readonly name: string }
  | { readonly state: 'refused'; readonly reason: 'forbidden_api'; readonly specifier: string };

/** An argument is one of the inputs, or something that an earlier function of the same repetition returned. */
export type Argument = { readonly input: string } | { readonly opaque: string };

export interface Call {
  readonly function: string;
  readonly arguments: { readonly [name: string]: Argument };
  /** The tensors to read from the result; each is read once, at most `4 × expected + 10 000` numbers of it. */
  readonly returns: readonly {
    readonly name: string;
    readonly path: Path;
    readonly shape: readonly number[];
  }[];
  /** Keys of the result that are kept inside the isolate for later calls and never read. */
  readonly opaque: readonly string[];
}

export interface Run {
  /** Names the case; console lines of the outcome are said in it. */
  readonly case: string;
  readonly calls: readonly Call[];
  /** One set of inputs a point; numerical checks ask for many points in one crossing. */
  readonly points: readonly Inputs[];
  /** Two to find out whether equal inputs give equal bits. */
  readonly repetitions: 1 | 2;
}

/** One value that a student function returned, raw. */
export type Output =
  | ({ readonly state: 'tensor' } & TensorValue)
  | { readonly state: 'missing' }
  /** `found` names what stood there: `"string"`, `"undefined"`, `"ragged array"`, … */
  | { readonly state: 'wrong_type'; readonly found: string }
  | { readonly state: 'too_large'; readonly shape: readonly number[] }
  /** The function returned no record at all: `found` names what it did return. */
  | { readonly state: 'no_record'; readonly found: string }
  /** The function was not called: what it takes of an earlier one was never returned. */
  | { readonly state: 'not_reached' };

export interface PointResult {
  /** By repetition, then by the `name` given in `Call.returns`. */
  readonly repetitions: readonly { readonly [name: string]: Output }[];
  /** Names of inputs whose structure was found changed after a call. */
  readonly mutated: readonly string[];
}

export interface Finished {
  readonly state: 'finished';
  readonly points: readonly PointResult[];
}

export type RunOutcome = (Finished | Interruption) & {
  readonly console: readonly ConsoleLine[];
  readonly cpuMs: number;
};

/** Where each exported function builds each key of its result: `positions.backward.dW2`. Missing where it cannot be told. */
export interface Positions {
  readonly [fn: string]: { readonly [key: string]: SourcePosition };
}

export interface StudentSession {
  /** Reads the source once more, which only a program with mistakes is worth. */
  readonly locate: () => Promise<Positions>;
  /**
   * Runs that are asked for in the same turn of the event loop share a crossing and its processor time.
   * After a limit or a failure every later run answers the same.
   */
  readonly run: (run: Run) => Promise<RunOutcome>;
  /** Gives the process back; must be called exactly once, whatever happened. */
  readonly close: () => Promise<void>;
}

export type Opened =
  | { readonly state: 'ready'; readonly session: StudentSession }
  | ((Refusal | Interruption) & { readonly console: readonly ConsoleLine[] });

/* Author code */

export interface ReferenceProgram {
  /** Content hash of the exercise version: one warm isolate each. */
  readonly version: string;
  /** TypeScript of model.ts; may import `#engine/index.ts` and nothing else. */
  readonly source: string;
}

/** Paths are looked up among the inputs first, then among what the model returned. */
export type ReferenceRequest =
  | { readonly kind: 'value'; readonly path: Path }
  /** Reverse mode from the seeded tensors back to `wrt`; a number seeds every entry with itself. */
  | {
      readonly kind: 'pullback';
      readonly seeds: readonly { readonly path: Path; readonly cotangent: TensorValue | number }[];
      readonly wrt: readonly Path[];
    }
  /** Distance to the nearest kink relative to its operand's RMS, the largest logit, and how many units are active. */
  | { readonly kind: 'inspect' };

/** One point at which a model is evaluated, and what is asked of it there. */
export interface Evaluation {
  readonly inputs: Inputs;
  readonly requests: readonly ReferenceRequest[];
}

export type ReferenceResult =
  | { readonly kind: 'value'; readonly value: TensorValue }
  | { readonly kind: 'pullback'; readonly gradients: readonly TensorValue[] }
  | {
      readonly kind: 'inspect';
      readonly kinkMargin: number;
      readonly largestLogit: number;
      readonly activeShare: number;
    };

export type ReferenceOutcome =
  /** `points[i][k]` answers request k of evaluation i. */
  | { readonly state: 'finished'; readonly points: readonly (readonly ReferenceResult[])[] }
  /** The model threw, ran out of time or memory, or asked for something forbidden: the author's fault. */
  | { readonly state: 'model_failed'; readonly error: StudentError }
  | { readonly state: 'failed'; readonly reason: string };

export type ConfinementLevel = 'bubblewrap' | 'unshare' | 'plain';

export interface Sandbox {
  readonly level: ConfinementLevel;
  /** Waits for a free student process; `signal` gives up the wait. */
  readonly open: (program: StudentProgram, signal?: AbortSignal) => Promise<Opened>;
  /** Many points in one crossing. */
  readonly evaluate: (
    program: ReferenceProgram,
    evaluations: readonly Evaluation[],
  ) => Promise<ReferenceOutcome>;
  readonly slots: { readonly total: number; readonly free: number };
  readonly stop: () => Promise<void>;
}

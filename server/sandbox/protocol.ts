import type { ConsoleLine, LimitKind, Limits, Positions, Refusal, StudentError } from './types.ts';

/** The messages between the trusted side and a sandbox process; numbers travel beside them in the same frame. */

export type Role = 'student' | 'reference';

/** Our own code for isolates: a script that leaves the global `gradecheck`, which goes before any foreign code comes. */
export interface IsolateScript {
  readonly code: string;
  /** What judged programs may import: these names of the global, under this specifier. */
  readonly specifier: string;
  readonly names: readonly string[];
  /** Whether `gradecheck.warmUp()` compiles what most programs will use. */
  readonly warmUp: boolean;
}

export interface StartMessage {
  readonly type: 'start';
  readonly role: Role;
  readonly script: IsolateScript;
}

export interface OpenMessage {
  readonly type: 'open';
  readonly source: string;
  readonly exports: readonly string[];
  readonly limits: Limits;
  /** How many times longer than asked everything may wait, on a machine that was too busy before; never compute. */
  readonly stretch: number;
}

export interface RunMessage {
  readonly type: 'run';
  /** StudentPlans as JSON, handed on to the isolate unread. */
  readonly plan: string;
}

/** Asks where the open program makes its results. */
export interface LocateMessage {
  readonly type: 'locate';
}

export interface CloseMessage {
  readonly type: 'close';
}

export interface EvaluateMessage {
  readonly type: 'evaluate';
  readonly version: string;
  readonly source: string;
  /** A ReferencePlan as JSON, handed on to the isolate unread. */
  readonly plan: string;
  readonly timeoutMs: number;
  /** Processor time, where the timeout has been stretched beyond the usual. */
  readonly cpuMs: number | null;
}

export type Request =
  | StartMessage
  | OpenMessage
  | RunMessage
  | LocateMessage
  | CloseMessage
  | EvaluateMessage;

/** How one run of a crossing ended in the isolate. */
export type RunReply =
  | {
      readonly type: 'finished';
      /** How many of the numbers are its own. */
      readonly count: number;
      /** Words that the numbers point at. */
      readonly texts: readonly string[];
      readonly console: readonly ConsoleLine[];
    }
  | {
      readonly type: 'threw';
      readonly error: StudentError;
      readonly function: string | null;
      readonly console: readonly ConsoleLine[];
    }
  | {
      readonly type: 'limit';
      readonly limit: 'memory' | 'output';
      readonly console: readonly ConsoleLine[];
    };

/** How a crossing ended inside the process. All texts are hostile. */
export type Reply =
  | { readonly type: 'ready' }
  | { readonly type: 'opened'; readonly cpuMs: number }
  | { readonly type: 'located'; readonly positions: Positions }
  | {
      readonly type: 'refused';
      readonly refusal: Refusal;
      /** The process has been harmed by looking at the program. */
      readonly spoilt: boolean;
    }
  | { readonly type: 'answered'; readonly runs: readonly RunReply[]; readonly cpuMs: number }
  | {
      readonly type: 'threw';
      readonly error: StudentError;
      readonly function: string | null;
      readonly console: readonly ConsoleLine[];
      readonly cpuMs: number;
    }
  | {
      readonly type: 'limit';
      readonly limit: LimitKind;
      readonly console: readonly ConsoleLine[];
      readonly cpuMs: number;
      readonly wallMs: number;
      /** The wall time asked for that ran out; 0 where it was processor time. */
      readonly promisedMs: number;
    }
  | { readonly type: 'evaluated' }
  | { readonly type: 'model_failed'; readonly error: StudentError }
  | {
      readonly type: 'model_stopped';
      readonly limit: 'time' | 'memory';
      readonly cpuMs: number;
      readonly wallMs: number;
    }
  | { readonly type: 'failed'; readonly reason: string }
  /** The process can no longer help itself and asks to be killed. */
  | { readonly type: 'stuck'; readonly cpuMs: number; readonly wallMs: number }
  /** V8 lost the isolate; the process ends itself right after. */
  | { readonly type: 'fatal'; readonly limit: 'time' | 'memory' };

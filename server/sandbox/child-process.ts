import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Confinement } from './confinement.ts';
import { createFrameReader, encodeFrame, FRAME_CAPS, type Frame } from './frames.ts';
import { findInnermost, readCpuMs, readResidentMb } from './process-usage.ts';
import type { IsolateModules, Request, Role } from './protocol.ts';

/** Why a process ended, or was ended. */
export type Ending =
  | { readonly cause: 'time' | 'memory'; readonly detail: string }
  | { readonly cause: 'crash' | 'stopped'; readonly detail: string };

export type Answer =
  | { readonly state: 'answered'; readonly frame: Frame }
  | {
      readonly state: 'ended';
      readonly ending: Ending;
      readonly cpuMs: number;
      readonly wallMs: number;
    };

export interface ProcessLimits {
  readonly addressSpaceMb: number;
  readonly residentMb: number;
}

/** One sandbox process, asked one thing at a time. */
export interface SandboxProcess {
  readonly pid: number;
  readonly exited: Promise<Ending>;
  /** Answers when the process does, when it dies, or after `deadlineMs`, when it is killed. */
  readonly ask: (request: Request, deadlineMs: number, numbers?: Float64Array) => Promise<Answer>;
  readonly kill: (ending: Ending) => void;
  readonly residentMb: () => number | null;
}

const POLL_MS = 20;
const STDERR_BYTES = 2048;
const OUT_OF_MEMORY = /out of memory|CodeRange|bad_alloc|system_error|Allocation failed/i;

export function startProcess(
  confinement: Confinement,
  role: Role,
  modules: IsolateModules,
  limits: ProcessLimits,
): { readonly process: SandboxProcess; readonly ready: Promise<Answer> } {
  const { argv, env } = confinement.command(limits.addressSpaceMb);
  const child = spawn(argv[0]!, argv.slice(1), {
    env,
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    cwd: '/',
  });
  const stdin = child.stdin as Writable;
  const stderr = child.stderr as Readable;
  const replies = child.stdio[3] as Readable;
  const pid = child.pid ?? -1;

  let pending: ((answer: Answer) => void) | undefined;
  let killed: Ending | undefined;
  let announced: Ending | undefined;
  let complaint = '';
  let startedAt = 0;
  let cpuAtStart = 0;
  let innermost = pid;

  const kill = (ending: Ending): void => {
    killed ??= ending;
    child.kill('SIGKILL');
    if (innermost !== pid && innermost > 0) killQuietly(innermost);
  };

  const receive = (frame: Frame): void => {
    const { type, limit } = frame.message as { type?: unknown; limit?: unknown };
    if (type === 'stuck') return kill({ cause: 'time', detail: 'The isolate did not stop.' });
    if (type === 'fatal') {
      announced = {
        cause: limit === 'memory' ? 'memory' : 'time',
        detail: 'V8 gave up the isolate.',
      };
      return undefined;
    }
    const settle = pending;
    pending = undefined;
    if (settle === undefined) return kill({ cause: 'crash', detail: 'An answer to no question.' });
    return settle({ state: 'answered', frame });
  };

  const read = createFrameReader(FRAME_CAPS);
  replies.on('data', (chunk: Buffer) => {
    try {
      for (const frame of read(chunk)) receive(frame);
    } catch (error) {
      kill({ cause: 'crash', detail: `A broken frame: ${String(error)}` });
    }
  });
  replies.on('error', () => undefined);
  stdin.on('error', () => undefined);
  stderr.on('data', (chunk: Buffer) => {
    if (complaint.length < STDERR_BYTES)
      complaint += chunk.toString('latin1').slice(0, STDERR_BYTES);
  });

  const exited = new Promise<Ending>((resolve) => {
    child.on('error', (error) => {
      resolve({ cause: 'crash', detail: `The process could not be started: ${error.message}` });
    });
    child.on('close', (code, signal) => {
      resolve(killed ?? announced ?? explainExit(code, signal, complaint));
    });
  });

  const ask = async (
    request: Request,
    deadlineMs: number,
    numbers?: Float64Array,
  ): Promise<Answer> => {
    innermost = findInnermost(pid);
    startedAt = performance.now();
    cpuAtStart = readCpuMs(innermost) ?? 0;
    let cpuMs = 0;
    const poll = setInterval(() => {
      cpuMs = (readCpuMs(innermost) ?? cpuAtStart + cpuMs) - cpuAtStart;
      const residentMb = readResidentMb(innermost);
      if (residentMb !== null && residentMb > limits.residentMb) {
        kill({ cause: 'memory', detail: `${Math.round(residentMb)} MB resident.` });
      } else if (performance.now() - startedAt > deadlineMs) {
        kill({ cause: 'time', detail: `No answer within ${Math.round(deadlineMs)} ms.` });
      }
    }, POLL_MS);
    const answered = new Promise<Answer>((resolve) => {
      pending = resolve;
    });
    const ended = exited.then((ending): Answer => ({
      state: 'ended',
      ending,
      cpuMs,
      wallMs: performance.now() - startedAt,
    }));
    stdin.write(encodeFrame(request, numbers));
    try {
      return await Promise.race([answered, ended]);
    } finally {
      clearInterval(poll);
    }
  };

  const process = { pid, exited, ask, kill, residentMb: () => readResidentMb(innermost) };
  return { process, ready: ask({ type: 'start', role, modules }, START_DEADLINE_MS) };
}

const START_DEADLINE_MS = 20_000;

function explainExit(code: number | null, signal: string | null, complaint: string): Ending {
  const detail = `Exit code ${code}, signal ${signal}: ${complaint.trim()}`;
  const memory = signal === 'SIGTRAP' || OUT_OF_MEMORY.test(complaint);
  return { cause: memory ? 'memory' : 'crash', detail };
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}

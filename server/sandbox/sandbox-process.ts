import { spawn, type ChildProcess } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { feed, type Confinement } from './confinement.ts';
import { createFrameReader, encodeFrame, FRAME_CAPS, type Frame } from './frames.ts';
import { isRecord } from './hostile-text.ts';
import { findInnermost, readResidentMb } from './process-usage.ts';
import { watchProcess, type Patience, type ProcessUsage } from './process-watch.ts';
import type { Request } from './protocol.ts';

/** Why a process ended, or was ended. */
export interface Ending {
  /** A limit; a death by its own doing; a death from outside; a replacement in good order. */
  readonly cause: 'time' | 'memory' | 'crash' | 'killed' | 'stopped';
  readonly detail: string;
}

export type Answer =
  | { readonly state: 'answered'; readonly frame: Frame }
  | { readonly state: 'ended'; readonly ending: Ending; readonly usage: ProcessUsage };

type Heard = Frame | Ending;

const STDERR_CHARACTERS = 2048;
const FROM_OUTSIDE: ReadonlySet<string> = new Set(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP']);
const OUT_OF_MEMORY = /out of memory|CodeRange|bad_alloc|system_error|Allocation failed/i;

/** One sandbox process, asked one thing at a time. */
export class SandboxProcess {
  readonly pid: number;
  readonly exited: Promise<Ending>;
  readonly #child: ChildProcess;
  readonly #requests: Writable;
  /** Behind launchers that fork; known once the process has answered. */
  #innermost: number | undefined;
  #settle: ((heard: Heard) => void) | undefined;
  #ending: Ending | undefined;
  #killed: Ending | undefined;
  #announced: Ending | undefined;
  #complaint = '';

  /** Starts a process and hands it its program. */
  constructor(confinement: Confinement, addressSpaceMb: number, program: Buffer) {
    const { argv, env, filter } = confinement.command(addressSpaceMb);
    this.#child = spawn(argv[0]!, argv.slice(1), {
      env,
      cwd: '/',
      // In a session of its own, so that Ctrl+C lets a grading in progress finish.
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe', 'pipe', filter === null ? 'ignore' : 'pipe'],
    });
    this.pid = this.#child.pid ?? -1;
    const [requests, , complaints, replies] = this.#child.stdio;
    if (
      !(
        requests instanceof Writable &&
        complaints instanceof Readable &&
        replies instanceof Readable
      )
    ) {
      throw new TypeError('A sandbox process was started without its pipes.');
    }
    feed(this.#child.stdio[4], filter);
    this.#requests = requests;
    this.exited = this.#whenExited();
    this.#listen(replies, complaints);
    this.#requests.write(program);
  }

  /** Answers when the process does, or when it dies; patience that runs out kills it. */
  async ask(request: Request, patience: Patience, numbers?: Float64Array): Promise<Answer> {
    const watch = watchProcess(this.#working(), patience, (breach) => this.kill(breach));
    // A race with `exited` would keep every answer for as long as the process lives.
    const heard = new Promise<Heard>((resolve) => {
      this.#settle = resolve;
    });
    if (this.#ending === undefined) this.#requests.write(encodeFrame(request, numbers));
    else this.#tell(this.#ending);
    const what = await heard;
    watch.stop();
    if ('cause' in what) return { state: 'ended', ending: what, usage: watch.usage() };
    return { state: 'answered', frame: what };
  }

  /** The first reason that is given stands. */
  kill(ending: Ending): void {
    this.#killed ??= ending;
    // Launchers that fork are not what must die first.
    killQuietly(findInnermost(this.pid));
    this.#child.kill('SIGKILL');
  }

  residentMb(): number {
    return readResidentMb(this.#working()) ?? 0;
  }

  #working(): number {
    return this.#innermost ?? findInnermost(this.pid);
  }

  /** Answers the question that is open, if one is. */
  #tell(heard: Heard): void {
    this.#settle?.(heard);
    this.#settle = undefined;
  }

  #whenExited(): Promise<Ending> {
    return new Promise((resolve) => {
      const end = (ending: Ending): void => {
        this.#ending ??= ending;
        this.#tell(this.#ending);
        resolve(this.#ending);
      };
      this.#child.on('error', ({ message }) => {
        end({ cause: 'crash', detail: `The process could not be started: ${message}` });
      });
      this.#child.on('close', (code, signal) => {
        end(this.#killed ?? this.#announced ?? explainExit(code, signal, this.#complaint));
      });
    });
  }

  #listen(replies: Readable, complaints: Readable): void {
    const read = createFrameReader(FRAME_CAPS);
    replies.on('data', (chunk: Buffer) => {
      try {
        for (const frame of read(chunk)) this.#receive(frame);
      } catch (error) {
        this.kill({ cause: 'crash', detail: String(error) });
      }
    });
    complaints.on('data', (chunk: Buffer) => {
      const room = STDERR_CHARACTERS - this.#complaint.length;
      this.#complaint += chunk.toString('latin1').slice(0, room);
    });
    // A broken pipe is the process's death, which `exited` reports.
    for (const stream of [this.#requests, replies, complaints]) stream.on('error', () => undefined);
  }

  #receive(frame: Frame): void {
    const message = isRecord(frame.message) ? frame.message : {};
    if (message['type'] === 'stuck') {
      this.kill({ cause: 'time', detail: 'The isolate could not be stopped from inside.' });
    } else if (message['type'] === 'fatal') {
      const cause = message['limit'] === 'memory' ? 'memory' : 'time';
      this.#announced = { cause, detail: 'V8 gave the isolate up.' };
    } else if (this.#settle === undefined) {
      this.kill({ cause: 'crash', detail: 'An answer came without a question.' });
    } else {
      this.#innermost ??= findInnermost(this.pid);
      this.#tell(frame);
    }
  }
}

function explainExit(code: number | null, signal: string | null, complaint: string): Ending {
  const detail = `Exit code ${code}, signal ${signal}: ${complaint.trim()}`;
  if (signal === 'SIGTRAP' || OUT_OF_MEMORY.test(complaint)) return { cause: 'memory', detail };
  return { cause: signal !== null && FROM_OUTSIDE.has(signal) ? 'killed' : 'crash', detail };
}

function killQuietly(pid: number): void {
  if (pid <= 0) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}

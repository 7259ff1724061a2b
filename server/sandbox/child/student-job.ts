import ivm from 'isolated-vm';
import { cleanConsole } from '../hostile-text.ts';
import type { StudentHarness } from '../isolate/student.ts';
import type { OpenMessage, Reply } from '../protocol.ts';
import type { ConsoleLine, Limits } from '../types.ts';
import { toStudentReply } from './answer.ts';
import { sendReply, type Served } from './channel.ts';
import type { PreparedIsolate } from './isolate-maker.ts';
import { loadProgram } from './load-program.ts';
import { explainFailure } from './outcomes.ts';
import { findPositions } from './positions.ts';
import { transpile } from './transpile.ts';
import { watch, type Usage } from './watchdog.ts';

export interface StudentIsolate extends PreparedIsolate<keyof StudentHarness> {
  readonly memoryMb: number;
}

const DRAIN_TIMEOUT_MS = 250;

/** One submission in its own isolate, with an account of the time that it has used. */
export class StudentJob {
  readonly #warm: StudentIsolate;
  readonly #limits: Limits;
  readonly #stretch: number;
  #used: Usage = { cpuMs: 0, wallMs: 0 };
  #code = '';
  #exports: readonly string[] = [];

  constructor(warm: StudentIsolate, limits: Limits, stretch: number) {
    this.#warm = warm;
    this.#limits = limits;
    this.#stretch = stretch;
  }

  async open({ source, exports }: OpenMessage): Promise<Reply> {
    const transpiled = transpile(source);
    if (transpiled.state === 'refused') {
      return { type: 'refused', refusal: transpiled, spoilt: transpiled.spoilt };
    }
    const loaded = await this.#step((timeoutMs) =>
      loadProgram(this.#warm, transpiled.code, exports, timeoutMs),
    );
    if (loaded.state === 'interrupted') return loaded.reply;
    if (loaded.value !== undefined)
      return { type: 'refused', refusal: loaded.value, spoilt: false };
    this.#code = transpiled.code;
    this.#exports = exports;
    return { type: 'opened', cpuMs: loaded.cpuMs };
  }

  async run(plan: string, numbers: Float64Array): Promise<Served> {
    const input = new ivm.ExternalCopy(numbers);
    const ended = await this.#step((timeout): Promise<unknown> =>
      this.#warm.harness.run.apply(undefined, [plan, input.copyInto()], {
        timeout,
        result: { copy: true },
      }),
    );
    input.release();
    if (ended.state === 'interrupted') return { reply: ended.reply };
    return toStudentReply(ended.value, ended.cpuMs);
  }

  locate(): Reply {
    return { type: 'located', positions: findPositions(this.#code, this.#exports) };
  }

  /** Ends also what the program left running in the background. */
  dispose(): void {
    if (!this.#warm.isolate.isDisposed) this.#warm.isolate.dispose();
  }

  /** Runs one crossing under the watchdog and puts its cost on the account. */
  async #step<T>(work: (timeoutMs: number) => Promise<T>): Promise<Step<T>> {
    const { caseMs, totalCpuMs, totalWallMs } = this.#limits;
    const stretch = this.#stretch;
    const budget = {
      stepMs: caseMs * stretch,
      cpuMs: Math.min(stretch > 1 ? caseMs : Infinity, totalCpuMs - this.#used.cpuMs),
      wallMs: totalWallMs * stretch - this.#used.wallMs,
    };
    // Many short crossings use up what one long one would.
    if (budget.cpuMs <= 0 || budget.wallMs <= 0) return this.#interrupted(this.#used, []);
    const watchdog = watch(this.#warm.isolate, budget, cryForHelp);
    try {
      // A whole number, as isolated-vm wants it.
      const value = await work(Math.max(1, Math.ceil(Math.min(budget.stepMs, budget.wallMs))));
      watchdog.stop();
      return { state: 'done', value, cpuMs: this.#account(watchdog.read()).cpuMs };
    } catch (thrown) {
      const failure = explainFailure(thrown, watchdog.stop());
      const usage = this.#account(watchdog.read());
      const console = await this.#drainConsole();
      if (failure.kind === 'limit') return this.#interrupted(usage, console, failure.limit);
      const { error } = failure;
      const reply = { type: 'threw', error, function: null, console, cpuMs: usage.cpuMs } as const;
      return { state: 'interrupted', reply };
    }
  }

  /** A limit of the whole program is told with what the whole program used. */
  #interrupted(
    step: Usage,
    console: readonly ConsoleLine[],
    limit: 'time' | 'memory' = 'time',
  ): Step<never> {
    const { caseMs, totalCpuMs, totalWallMs } = this.#limits;
    const isTotal = this.#used.wallMs >= totalWallMs * this.#stretch;
    const hasComputed = this.#used.cpuMs >= totalCpuMs;
    const usage = isTotal || hasComputed ? this.#used : step;
    const promisedMs = hasComputed ? 0 : isTotal ? totalWallMs : caseMs;
    return {
      state: 'interrupted',
      reply: { type: 'limit', limit, console, ...usage, promisedMs },
    };
  }

  #account(step: Usage): Usage {
    const { cpuMs, wallMs } = this.#used;
    this.#used = { cpuMs: cpuMs + step.cpuMs, wallMs: wallMs + step.wallMs };
    return step;
  }

  /** After an interruption the lines written so far are still in the isolate, if that is still there. */
  async #drainConsole(): Promise<ConsoleLine[]> {
    const { isolate, harness } = this.#warm;
    if (isolate.isDisposed) return [];
    const budget = { stepMs: DRAIN_TIMEOUT_MS, cpuMs: Infinity, wallMs: Infinity };
    const watchdog = watch(isolate, budget, cryForHelp);
    try {
      return cleanConsole(
        await harness.drain.apply(undefined, [], {
          timeout: DRAIN_TIMEOUT_MS,
          result: { copy: true },
        }),
      );
    } catch {
      return [];
    } finally {
      watchdog.stop();
    }
  }
}

type Step<T> =
  | { readonly state: 'done'; readonly value: T; readonly cpuMs: number }
  | { readonly state: 'interrupted'; readonly reply: Reply };

function cryForHelp(usage: Usage): void {
  sendReply({ type: 'stuck', ...usage });
}

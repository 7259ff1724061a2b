import type { ProcessCode } from './bundle.ts';
import type { Confinement } from './confinement.ts';
import { isStarved, STARVED, STRETCH } from './fairness.ts';
import type { Frame } from './frames.ts';
import { cleanError, cleanText, isRecord } from './hostile-text.ts';
import type { ProcessUsage } from './process-watch.ts';
import { Quarantine } from './quarantine.ts';
import { decodeEvaluations, encodeEvaluations } from './reference-plan.ts';
import type { SandboxEvent } from './sandbox-event.ts';
import { SandboxProcess, type Answer, type Ending } from './sandbox-process.ts';
import { MalformedAnswer } from './student-plan.ts';
import type { Evaluation, ReferenceOutcome, ReferenceProgram, ReferenceResult } from './types.ts';

/** Half a gigabyte of address space for each warm isolate. */
const ADDRESS_SPACE_MB = 7000;
const RESIDENT_MB = 1200;
const MAX_IDLE_RESIDENT_MB = 800;
const START_PATIENCE = { deadlineMs: 20_000, residentMb: RESIDENT_MB };
const PARENT_GRACE_MS = 1000;
const MAX_REASON = 500;

interface Running {
  readonly process: SandboxProcess;
  readonly ready: Promise<Answer>;
}

/** One process for authors' models, one call at a time; a version that keeps ending it is no longer run. */
export class ReferenceWorker {
  readonly #confinement: Confinement;
  readonly #code: ProcessCode;
  readonly #timeoutMs: number;
  readonly #log: (event: SandboxEvent) => void;
  readonly #quarantine = new Quarantine();
  #running: Running;
  #turn: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(
    confinement: Confinement,
    code: ProcessCode,
    timeoutMs: number,
    log: (event: SandboxEvent) => void,
  ) {
    this.#confinement = confinement;
    this.#code = code;
    this.#timeoutMs = timeoutMs;
    this.#log = log;
    this.#running = this.#launch();
  }

  /** Waits for its turn. What is not the model's fault is tried a second time. */
  evaluate(
    program: ReferenceProgram,
    evaluations: readonly Evaluation[],
  ): Promise<ReferenceOutcome> {
    const result = this.#turn.then(async () => {
      const first = await this.#attempt(program, evaluations, 1);
      if (first.state !== 'failed') return first;
      return this.#attempt(program, evaluations, first.reason === STARVED ? STRETCH : 1);
    });
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const { process } = this.#running;
    process.kill({ cause: 'stopped', detail: 'The sandbox was stopped.' });
    await process.exited;
  }

  async #attempt(
    { version, source }: ReferenceProgram,
    evaluations: readonly Evaluation[],
    stretch: number,
  ): Promise<ReferenceOutcome> {
    if (this.#stopped) return { state: 'failed', reason: 'The sandbox has been stopped.' };
    if (this.#quarantine.holds(version)) return quarantined(version);
    const { process, ready } = this.#running;
    const started = await ready;
    if (started.state === 'ended') return this.#giveUp(process, started.ending);
    const { plan, numbers } = encodeEvaluations(evaluations);
    const timeoutMs = this.#timeoutMs * stretch;
    const cpuMs = stretch > 1 ? this.#timeoutMs : null;
    const answer = await process.ask(
      { type: 'evaluate', version, source, plan, timeoutMs, cpuMs },
      { deadlineMs: timeoutMs + PARENT_GRACE_MS, residentMb: RESIDENT_MB },
      numbers,
    );
    if (answer.state === 'ended') return this.#explainDeath(version, process, answer);
    if (process.residentMb() > MAX_IDLE_RESIDENT_MB) {
      this.#giveUp(process, { cause: 'stopped', detail: 'It holds too much memory.' });
    }
    return this.#readReply(version, answer.frame, (outputs) =>
      decodeEvaluations(evaluations, outputs),
    );
  }

  #explainDeath(
    version: string,
    process: SandboxProcess,
    { ending, usage }: Extract<Answer, { state: 'ended' }>,
  ): ReferenceOutcome {
    const failure = this.#giveUp(process, ending);
    const { cause } = ending;
    if (cause === 'time' || cause === 'memory') return this.#judge(version, cause, usage);
    if (cause === 'crash') this.#quarantine.count(version);
    return failure;
  }

  #readReply(
    version: string,
    { message, numbers }: Frame,
    decode: (numbers: Float64Array) => ReferenceResult[][],
  ): ReferenceOutcome {
    const reply = isRecord(message) ? message : {};
    switch (reply['type']) {
      case 'evaluated':
        return readResults(() => decode(numbers));
      case 'model_failed':
        return { state: 'model_failed', error: cleanError(reply['error']) };
      case 'model_stopped': {
        const limit = reply['limit'] === 'memory' ? 'memory' : 'time';
        return this.#judge(version, limit, readUsage(reply));
      }
      default:
        return { state: 'failed', reason: cleanText(reply['reason'], MAX_REASON) };
    }
  }

  /** Tells a model that went beyond its limits from a machine that was too busy. */
  #judge(
    version: string,
    limit: 'time' | 'memory',
    { cpuMs, wallMs }: ProcessUsage,
  ): ReferenceOutcome {
    if (limit === 'time' && isStarved(cpuMs ?? wallMs, wallMs, this.#timeoutMs)) {
      return { state: 'failed', reason: STARVED };
    }
    this.#quarantine.count(version);
    const message =
      limit === 'time' ? 'The model did not end in time.' : 'The model used too much memory.';
    return { state: 'model_failed', error: { name: 'Limit', message } };
  }

  #giveUp(process: SandboxProcess, ending: Ending): ReferenceOutcome {
    process.kill(ending);
    if (!this.#stopped && this.#running.process === process) this.#running = this.#launch();
    return { state: 'failed', reason: ending.detail };
  }

  #launch(): Running {
    const startedAt = performance.now();
    const process = new SandboxProcess(this.#confinement, ADDRESS_SPACE_MB, this.#code.program);
    const start = { type: 'start', role: 'reference', script: this.#code.script } as const;
    const ready = process.ask(start, START_PATIENCE);
    void ready.then(({ state }) => {
      if (state === 'ended') return;
      const ms = performance.now() - startedAt;
      this.#log({ kind: 'started', role: 'reference', pid: process.pid, ms });
    });
    void process.exited.then((ending) => {
      if (!this.#stopped)
        this.#log({ kind: 'ended', role: 'reference', pid: process.pid, ...ending });
    });
    return { process, ready };
  }
}

function quarantined(version: string): ReferenceOutcome {
  const message = `Version ${version} went beyond its limits too often and is no longer run.`;
  return { state: 'model_failed', error: { name: 'Quarantined', message } };
}

function readUsage(reply: { readonly [key: string]: unknown }): ProcessUsage {
  return { cpuMs: Number(reply['cpuMs']), wallMs: Number(reply['wallMs']) };
}

function readResults(decode: () => ReferenceResult[][]): ReferenceOutcome {
  try {
    return { state: 'finished', points: decode() };
  } catch (error) {
    if (!(error instanceof MalformedAnswer)) throw error;
    // Only a model that changed built-in objects can have spoilt what our own code wrote down.
    return { state: 'model_failed', error: { name: 'Error', message: error.message } };
  }
}

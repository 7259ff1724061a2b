import type { Crossing } from './crossing.ts';
import { STARVED, STRETCH } from './fairness.ts';
import { startAttempt, type Attempt } from './student-attempt.ts';
import type { Lease } from './student-pool.ts';
import type { OpenReply } from './student-reply.ts';
import type { ConsoleLine, Positions, Run, StudentProgram } from './types.ts';

export type Acquire = (signal?: AbortSignal) => Promise<Lease>;

const MAX_FAILURES = 2;

/**
 * One program in a process of its own. What fails without the program's fault (the process was killed, the machine gave
 * it too little processor) is run again from the start in a fresh process; the caller notices only the wait.
 */
export class RestartableProgram {
  readonly #acquire: Acquire;
  readonly #program: StudentProgram;
  readonly #crossed: Run[] = [];
  #attempt: Attempt;
  #failures = 0;

  private constructor(acquire: Acquire, program: StudentProgram, attempt: Attempt) {
    this.#acquire = acquire;
    this.#program = program;
    this.#attempt = attempt;
  }

  static async start(
    acquire: Acquire,
    program: StudentProgram,
    signal?: AbortSignal,
  ): Promise<RestartableProgram> {
    const attempt = await startAttempt(await acquire(signal), program, 1);
    const started = new RestartableProgram(acquire, program, attempt);
    await started.#openAgain();
    return started;
  }

  get opened(): OpenReply {
    return this.#attempt.opened;
  }

  async run(runs: readonly Run[]): Promise<Crossing> {
    let crossing = await this.#attempt.run(runs);
    while (crossing.state === 'failed' && this.#failures < MAX_FAILURES) {
      this.#failures++;
      const { console } = crossing;
      const again = await this.startOver(crossing.reason);
      if (again) crossing = withConsole(await this.#attempt.run(runs), console);
    }
    if (crossing.state === 'crossed') this.#crossed.push(...runs);
    return crossing;
  }

  /** Also after a limit that cost the process. */
  async locate(): Promise<Positions> {
    const positions = await this.#attempt.locate();
    if (positions !== null) return positions;
    const isBack = await this.startOver('it must be read again');
    return (isBack ? await this.#attempt.locate() : null) ?? {};
  }

  /** Begins again in a fresh process and repeats what had been run; false if that fails. */
  async startOver(reason: string): Promise<boolean> {
    this.release(true);
    const lease = await this.#acquire();
    this.#attempt = await startAttempt(lease, this.#program, reason === STARVED ? STRETCH : 1);
    if (this.opened.state !== 'opened') return false;
    for (const run of this.#crossed) {
      if ((await this.#attempt.run([run])).state === 'failed') return false;
    }
    return true;
  }

  release(spoilt: boolean): void {
    this.#attempt.release(spoilt);
  }

  async #openAgain(): Promise<void> {
    let said: readonly ConsoleLine[] = [];
    for (;;) {
      const { opened } = this.#attempt;
      if (opened.state === 'opened') return;
      const why = withConsole(opened.why, said);
      if (why.state !== 'failed' || this.#failures === MAX_FAILURES) {
        this.#attempt = { ...this.#attempt, opened: { ...opened, why } };
        return;
      }
      said = why.console;
      this.#failures++;
      await this.startOver(why.reason);
    }
  }
}

interface Said {
  readonly state: string;
  readonly console: readonly ConsoleLine[];
}

/** An isolate that had to be disposed took its console with it; a former attempt's lines are as good. */
function withConsole<T extends Said | { readonly state: 'crossed' }>(
  ended: T,
  former: readonly ConsoleLine[],
): T {
  if (!('console' in ended) || ended.console.length > 0) return ended;
  return { ...ended, console: former };
}

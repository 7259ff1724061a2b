import type { Draft } from '#contract/api/exercises.ts';
import {
  advanceDraft,
  isDirty,
  saveDelayMs,
  type DraftEvent,
  type DraftState,
  type SaveFailure,
} from './draft-state.ts';

export interface DraftPorts {
  /** Rejects with a conflict when another window saved since `revision`. */
  readonly save: (source: string, revision: number, leaving: boolean) => Promise<Draft>;
  readonly load: () => Promise<Draft>;
  /** False where this device keeps nothing. */
  readonly keepLocally: (state: DraftState) => boolean;
  readonly isConflict: (error: unknown) => boolean;
  readonly whyFailed: (error: unknown) => SaveFailure;
}

const localMs = 300;
/** Somebody who never stops typing is saved this often all the same. */
const longestWaitMs = 10_000;

type Timer = ReturnType<typeof setTimeout>;

/** One exercise's text from the opening of its page to its end: what is typed is kept here, on this device and on the server. */
export class DraftSession {
  #state: DraftState;
  readonly #ports: DraftPorts;
  readonly #listeners = new Set<() => void>();
  #dirtySince: number | null = null;
  #localTimer: Timer | undefined;
  #serverTimer: Timer | undefined;

  constructor(initial: DraftState, ports: DraftPorts) {
    this.#state = initial;
    this.#ports = ports;
  }

  readonly getState = (): DraftState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly edit = (text: string): void => {
    if (text === this.#state.text) return;
    this.#apply({ type: 'edited', text });
    clearTimeout(this.#localTimer);
    this.#localTimer = setTimeout(() => void this.keep(), localMs);
    this.plan();
  };

  /** Sends what the server lacks, now. */
  readonly saveNow = async (leaving = false): Promise<void> => {
    this.keep();
    const { text, stored, saving, other } = this.#state;
    if (!isDirty(this.#state) || saving !== null || other !== null) return;
    clearTimeout(this.#serverTimer);
    this.#apply({ type: 'sent' });
    try {
      this.#apply({
        type: 'saved',
        draft: await this.#ports.save(text, stored.revision, leaving),
      });
    } catch (error) {
      await this.#recover(error);
    }
    this.keep();
    this.plan();
  };

  readonly keepMine = (): void => {
    this.#apply({ type: 'kept_mine' });
    void this.saveNow();
  };

  readonly takeOther = (): void => {
    this.#apply({ type: 'took_other' });
    this.keep();
  };

  /** Keeps the text on this device, now; false where that cannot be. */
  readonly keep = (): boolean => {
    clearTimeout(this.#localTimer);
    return this.#ports.keepLocally(this.#state);
  };

  /** Plans the next save; also the way to go on after `pause`. */
  readonly plan = (): void => {
    clearTimeout(this.#serverTimer);
    const delay = saveDelayMs(this.#state);
    if (delay === null) return;
    const latest = this.#state.failures === 0 ? longestWaitMs - this.unsavedMs() : delay;
    this.#serverTimer = setTimeout(() => void this.saveNow(), Math.max(0, Math.min(delay, latest)));
  };

  /** Saves what there is and stops every timer. */
  readonly pause = (): void => {
    void this.saveNow(true);
    clearTimeout(this.#localTimer);
    clearTimeout(this.#serverTimer);
  };

  /** How long the server has been lacking something, in milliseconds. */
  unsavedMs(): number {
    return this.#dirtySince === null ? 0 : Date.now() - this.#dirtySince;
  }

  async #recover(error: unknown): Promise<void> {
    if (!this.#ports.isConflict(error)) {
      this.#apply({ type: 'failed', why: this.#ports.whyFailed(error) });
      return;
    }
    try {
      this.#apply({ type: 'conflicted', other: await this.#ports.load() });
    } catch (cause) {
      // The next save meets the same conflict and asks again.
      this.#apply({ type: 'failed', why: this.#ports.whyFailed(cause) });
    }
  }

  #apply(event: DraftEvent): void {
    this.#state = advanceDraft(this.#state, event);
    if (!isDirty(this.#state)) this.#dirtySince = null;
    else this.#dirtySince ??= Date.now();
    for (const listener of this.#listeners) listener();
  }
}

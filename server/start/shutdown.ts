import type { Logger } from 'pino';

export interface Shutdown {
  /** What has just been started, and how it is ended. Throws once everything is being ended, so that a start stops too. */
  readonly add: (name: string, end: () => Promise<unknown>) => void;
  readonly hasBegun: () => boolean;
  /** Ends everything once, last started first, whatever fails in between. */
  readonly run: () => Promise<void>;
}

/**
 * The order in which the program ends is the reverse of the order in which main.ts starts it: stop listening, drain
 * the worker, end the sandbox, leave the queue, close the database, stop PostgreSQL.
 */
export function createShutdown(logger: Logger): Shutdown {
  const endings: { readonly name: string; readonly end: () => Promise<unknown> }[] = [];
  let running: Promise<void> | null = null;
  const endAll = async () => {
    for (let ending = endings.pop(); ending !== undefined; ending = endings.pop()) {
      try {
        await ending.end();
        logger.debug(`${ending.name} ended`);
      } catch (err) {
        logger.error({ err }, `${ending.name} did not end well`);
      }
    }
  };
  return {
    add: (name, end) => {
      endings.push({ name, end });
      if (running !== null) throw new Error('GradeCheck was stopped while it was starting');
    },
    hasBegun: () => running !== null,
    run: () => (running ??= endAll()),
  };
}

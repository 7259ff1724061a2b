import type { Logger } from 'pino';
import type { Shutdown } from './shutdown.ts';
import { tell } from './tell.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The first signal ends the program in order, a second one at once; an error that nobody caught ends it in order too. */
export function endOnSignals(shutdown: Shutdown, logger: Logger): void {
  const end = async (exitCode: number) => {
    await shutdown.run();
    process.exit(exitCode);
  };
  for (const signal of signals) {
    process.once(signal, () => {
      tell('Stopping: waiting for gradings in progress. Once more to stop at once.');
      for (const again of signals) process.once(again, () => process.exit(1));
      void end(0);
    });
  }
  process.once('uncaughtException', (err) => {
    logger.fatal({ err }, 'an error that nobody caught');
    void end(1);
  });
}

import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Database } from '../db/transaction.ts';
import { createGrader } from '../grading/create-grader.ts';
import type { Metrics } from '../metrics/types.ts';
import { createDiagnosticsReader } from '../queue/diagnostics.ts';
import { keepDiagnostics } from '../queue/keep-diagnostics.ts';
import { startWorker } from '../queue/worker.ts';
import { createSandbox } from '../sandbox/create-sandbox.ts';
import type { ConfinementLevel } from '../sandbox/types.ts';
import type { Shutdown } from './shutdown.ts';
import type { Messaging } from './start-messaging.ts';
import { tellStep } from './tell.ts';

interface GradingServices extends Messaging {
  readonly databaseUrl: string;
  readonly db: Database;
  readonly metrics: Metrics;
}

/** The sandbox, and the worker that keeps it busy. Returns how student code is confined. */
export async function startGrading(
  config: Config,
  { databaseUrl, db, broker, notifications, metrics }: GradingServices,
  logger: Logger,
  shutdown: Shutdown,
): Promise<{ readonly sandbox: ConfinementLevel }> {
  const start = () =>
    createSandbox({
      requiredLevel: config.sandboxLevel,
      ...(config.studentProcesses === null ? {} : { studentProcesses: config.studentProcesses }),
      log: (event) => {
        logger.info(event, 'sandbox');
        if (event.kind === 'started') metrics.sandboxStarted(event.role, event.ms);
        if (event.kind === 'ended') metrics.sandboxEnded(event.role, event.cause);
      },
    });
  const sandbox = await tellStep(
    'Sandbox',
    start,
    ({ slots, level }) => `${slots.total} processes for student code, confined by ${level}`,
  );
  shutdown.add('sandbox', sandbox.stop);
  metrics.watchSlots(() => sandbox.slots);
  const worker = startWorker({
    db,
    broker,
    notifications,
    grader: createGrader({ sandbox }),
    readDiagnostics: createDiagnosticsReader(db),
    slots: sandbox.slots.total,
    metrics,
    logger,
  });
  const stopping = new AbortController();
  void keepDiagnostics({ databaseUrl, db, sandbox, logger }, stopping.signal);
  shutdown.add('worker', async () => {
    stopping.abort(); // what is being computed ends with the sandbox
    await worker.stop();
  });
  return { sandbox: sandbox.level };
}

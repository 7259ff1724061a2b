import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Database } from '../db/transaction.ts';
import { createGrader } from '../grading/create-grader.ts';
import { computeDiagnostics, createDiagnosticsReader } from '../queue/diagnostics.ts';
import { startWorker } from '../queue/worker.ts';
import { createSandbox } from '../sandbox/create-sandbox.ts';
import type { Shutdown } from './shutdown.ts';
import type { Messaging } from './start-messaging.ts';
import { tellStep } from './tell.ts';

/** The sandbox, and the worker that keeps it busy. */
export async function startGrading(
  config: Config,
  { db, broker, notifications }: Messaging & { readonly db: Database },
  logger: Logger,
  shutdown: Shutdown,
): Promise<void> {
  const start = () =>
    createSandbox({
      requiredLevel: config.sandboxLevel,
      ...(config.studentProcesses === null ? {} : { studentProcesses: config.studentProcesses }),
      log: (event) => logger.info(event, 'sandbox'),
    });
  const sandbox = await tellStep(
    'Sandbox',
    start,
    ({ slots, level }) => `${slots.total} processes for student code, confined by ${level}`,
  );
  shutdown.add('sandbox', sandbox.stop);
  const grader = createGrader({ sandbox });
  const slots = sandbox.slots.total;
  const readDiagnostics = createDiagnosticsReader(db);
  const worker = startWorker({ db, grader, readDiagnostics, logger, broker, notifications, slots });
  const stopping = new AbortController();
  const computing = computeDiagnostics({ db, sandbox, logger }, stopping.signal);
  shutdown.add('worker', async () => {
    stopping.abort();
    await worker.stop();
    await computing;
  });
}

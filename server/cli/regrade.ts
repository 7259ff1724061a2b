import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { countGraders } from '../db/grader-queries.ts';
import { loadExercises } from '../exercises/load.ts';
import { describeFailure } from '../start/describe-failure.ts';
import { endOnSignals } from '../start/end-on-signals.ts';
import { createLogger } from '../start/logger.ts';
import { observe } from '../start/observe.ts';
import { openDatabase } from '../start/open-database.ts';
import { createShutdown } from '../start/shutdown.ts';
import type { Shutdown } from '../start/shutdown.ts';
import { startGrading } from '../start/start-grading.ts';
import { startMessaging } from '../start/start-messaging.ts';
import { CommandError } from './command-error.ts';
import { apply, regrade, undo } from './regrade-command.ts';
import type { RegradeServices } from './regrade-command.ts';

const usage = `npm run regrade -- <exercise>            grades every submission again and prints what would change
npm run regrade -- <exercise> --apply    lets the results of the last regrade count
npm run regrade -- <exercise> --undo     takes that back

Works beside a running GradeCheck, on its database (DATABASE_URL, or the embedded one of DATA_DIR). While none runs,
it starts the embedded database and grades by itself.`;

interface Call {
  readonly exerciseId: string;
  readonly action: 'regrade' | 'apply' | 'undo';
}

function readCall(args: readonly string[]): Call | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      apply: { type: 'boolean', default: false },
      undo: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [exerciseId, ...rest] = positionals;
  if (values.help || exerciseId === undefined) return null;
  if (rest.length > 0) throw new CommandError('one exercise at a time');
  if (values.apply && values.undo) throw new CommandError('either --apply or --undo');
  const action = values.apply ? 'apply' : values.undo ? 'undo' : 'regrade';
  return { exerciseId, action };
}

async function run({ exerciseId, action }: Call, shutdown: Shutdown): Promise<void> {
  // Joins the database of a program that runs, as its worker does.
  const config = { ...readConfig(['worker']), logLevel: 'warn' as const };
  const logger = await createLogger(config.logLevel);
  const { db, url } = await openDatabase(config, logger, shutdown);
  const gradesItself = action === 'regrade' && (await countGraders(db)) === 0;
  const role = gradesItself ? 'worker' : 'server';
  const messaging = await startMessaging(url, role, logger, shutdown);
  if (gradesItself) {
    console.error('No grader is running; this command grades by itself.');
    const { metrics } = observe(config, db, messaging.broker);
    const services = { databaseUrl: url, db, ...messaging, metrics };
    await startGrading(config, services, logger, shutdown);
  }
  const services: RegradeServices = {
    db,
    enqueueAll: messaging.broker.enqueueAll,
    exerciseId,
    gradingHash: await readGradingHash(exerciseId),
  };
  if (action === 'apply') return apply(services);
  if (action === 'undo') return undo(services);
  return regrade(services, showGraded);
}

async function readGradingHash(exerciseId: string): Promise<string | null> {
  const folder = fileURLToPath(new URL('../../exercises', import.meta.url));
  const { exercises } = await loadExercises(folder);
  const found = exercises.find(({ definition }) => definition.id === exerciseId);
  return found?.gradingHash ?? null;
}

function showGraded(graded: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${graded} of ${total} graded`);
  if (graded === total)
    process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}${total} graded\n`);
}

/** Ends with 0, or with 2 when it could not be done. */
async function main(): Promise<number> {
  const logger = await createLogger('warn');
  const shutdown = createShutdown(logger);
  endOnSignals(shutdown, logger);
  try {
    const call = readCall(process.argv.slice(2));
    if (call === null) console.log(usage);
    else await run(call, shutdown);
    return 0;
  } catch (error) {
    console.error(
      error instanceof CommandError ? `regrade: ${error.message}` : describeFailure(error),
    );
    return 2;
  } finally {
    await shutdown.run();
  }
}

process.exitCode = await main();

import type { Logger } from 'pino';
import { readConfig, type Config } from './config.ts';
import { describeFailure } from './start/describe-failure.ts';
import { endOnSignals } from './start/end-on-signals.ts';
import { createLogger, logWarnings } from './start/logger.ts';
import { observe } from './start/observe.ts';
import { openDatabase } from './start/open-database.ts';
import { prepareCourse } from './start/prepare-course.ts';
import { createShutdown, type Shutdown } from './start/shutdown.ts';
import { startGrading } from './start/start-grading.ts';
import { startHealth, startHttp } from './start/start-http.ts';
import { startMessaging } from './start/start-messaging.ts';
import { tell } from './start/tell.ts';

/** Starts what the role asks for. Whatever starts adds its ending to the shutdown at once. */
async function start(config: Config, logger: Logger, shutdown: Shutdown): Promise<void> {
  const { db, url } = await openDatabase(config, logger, shutdown);
  const course = config.role === 'worker' ? null : await prepareCourse(db);
  const messaging = await startMessaging(url, config.role, logger, shutdown);
  const observation = observe(config, db, messaging.broker);
  const services = { databaseUrl: url, db, ...messaging, ...observation };
  const confinement =
    config.role === 'server' ? {} : await startGrading(config, services, logger, shutdown);
  const facts = { ...observation.facts, ...confinement };
  if (course === null) await startHealth(config, { ...observation, facts }, logger, shutdown);
  else await startHttp(config, { ...services, facts }, course, logger, shutdown);
}

async function main(): Promise<void> {
  const config = readConfig();
  const logger = await createLogger(config.logLevel);
  logWarnings(logger);
  const shutdown = createShutdown(logger);
  endOnSignals(shutdown, logger);
  try {
    await start(config, logger, shutdown);
  } catch (error) {
    if (shutdown.hasBegun()) return;
    tell(describeFailure(error));
    logger.debug({ err: error }, 'the start failed');
    await shutdown.run();
    process.exit(1);
  }
}

await main().catch((error: unknown) => {
  tell(describeFailure(error));
  process.exitCode = 1;
});

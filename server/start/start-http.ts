import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastify, { type FastifyBaseLogger } from 'fastify';
import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/transaction.ts';
import { firstInstructorLink } from '../operations/first-instructor-link.ts';
import { linkUrl } from '../operations/link-url.ts';
import { createQueueWatch } from '../queue/queue-watch.ts';
import { serveHealth } from '../routes/health-routes.ts';
import { serveMetrics } from '../routes/metrics-route.ts';
import { banner } from './banner.ts';
import { listen } from './listen.ts';
import type { Observation } from './observe.ts';
import type { CourseFacts } from './prepare-course.ts';
import { readOrCreateSessionSecret } from './session-secret.ts';
import type { Shutdown } from './shutdown.ts';
import type { Messaging } from './start-messaging.ts';
import { tell } from './tell.ts';

const builtWeb = fileURLToPath(new URL('../../web/dist', import.meta.url));

interface HttpServices extends Messaging, Observation {
  readonly db: Database;
}

/** Pages and API; tells how to come in once they can be reached. */
export async function startHttp(
  config: Config,
  { db, broker, notifications, ...observation }: HttpServices,
  course: CourseFacts,
  logger: FastifyBaseLogger,
  shutdown: Shutdown,
): Promise<void> {
  const { host, port, publicUrl, trustedProxies, queueLimit, metricsToken } = config;
  const hasPages = existsSync(join(builtWeb, 'index.html'));
  if (!hasPages) tell('Pages       not built: only the API answers (npm run setup -- --web)');
  const app = await createApp({
    db,
    notifications,
    enqueue: broker.enqueue,
    findStanding: createQueueWatch({ db, broker }),
    queueLimit,
    logger,
    publicUrl,
    authSecret: config.sessionSecret ?? readOrCreateSessionSecret(config.dataDir),
    webRoot: hasPages ? builtWeb : null,
    trustedProxies,
    ...observation,
    metricsToken,
  });
  shutdown.add('HTTP', () => app.close());
  await listen(app, host, port);
  const link = await firstInstructorLink(db, new Date());
  const firstInstructor = link && {
    url: linkUrl(publicUrl, link.token),
    expiresAt: link.expiresAt,
  };
  tell(banner({ url: publicUrl, firstInstructor, course }));
}

/** A worker's only HTTP: how it is. */
export async function startHealth(
  { host, healthPort, metricsToken }: Config,
  { facts, readQueue, metrics }: Observation,
  logger: FastifyBaseLogger,
  shutdown: Shutdown,
): Promise<void> {
  if (healthPort !== null) {
    const app = fastify({ loggerInstance: logger });
    serveHealth(app, facts, readQueue);
    serveMetrics(app, metrics, metricsToken);
    shutdown.add('health', () => app.close());
    await listen(app, host, healthPort);
  }
  tell('Worker      ready: grades what the server accepts');
}

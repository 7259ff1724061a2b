import { randomUUID } from 'node:crypto';
import { fastifySSE } from '@fastify/sse';
import fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { createAuth } from './auth/create-auth.ts';
import type { Auth } from './auth/create-auth.ts';
import { assertSameOrigin } from './auth/same-origin.ts';
import { findCaller } from './auth/session.ts';
import type { Database } from './db/transaction.ts';
import type { Notifications } from './db/notifications.ts';
import type { Metrics } from './metrics/types.ts';
import type { EnqueueRun } from './operations/enqueue.ts';
import type { QueueState } from './operations/queue-state.ts';
import type { FindStanding } from './operations/queue-standing.ts';
import { authorise } from './routes/access.ts';
import { collectAllowedMethods } from './routes/allowed-methods.ts';
import { allRoutes } from './routes/all-routes.ts';
import { serveHealth } from './routes/health-routes.ts';
import type { ProcessFacts } from './routes/health-routes.ts';
import { acceptJsonOnly } from './routes/json-body.ts';
import { serveMetrics } from './routes/metrics-route.ts';
import { describeApi, serveApiDescription } from './routes/openapi.ts';
import { replyWithProblem } from './routes/problem-reply.ts';
import { registerRoutes } from './routes/register-routes.ts';
import { addSecurityHeaders } from './routes/security-headers.ts';
import { serveWeb } from './routes/static-web.ts';

export interface AppOptions {
  readonly db: Database;
  readonly notifications: Notifications;
  readonly enqueue: EnqueueRun;
  readonly findStanding: FindStanding;
  /** So many submissions may wait; what comes beyond is refused. */
  readonly queueLimit: number;
  readonly logger: FastifyBaseLogger;
  /** The address people use, `https://gradecheck.example`: for links, cookies and the origin check. */
  readonly publicUrl: string;
  /** At least 32 random characters; whoever knows them can forge sessions. */
  readonly authSecret: string;
  /** The built web application (`web/dist`); null serves the API alone. */
  readonly webRoot: string | null;
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies?: readonly string[];
  readonly readQueue: () => Promise<QueueState>;
  /** What `/healthz` tells besides being alive. */
  readonly facts?: ProcessFacts;
  readonly metrics?: Metrics;
  /** Whoever sends it may read `/metrics`; without one nobody may. */
  readonly metricsToken?: string | null;
}

const heartbeatMs = 15_000;

/** The whole HTTP side, ready to listen or to be injected into. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { db, notifications, enqueue, findStanding, queueLimit, publicUrl, logger } = options;
  const auth = createAuth({ db, secret: options.authSecret, publicUrl, logger });
  const stopping = new AbortController();
  const app = createServer(options);
  app.addHook('preClose', (done) => {
    stopping.abort();
    done();
  });
  const findAllowedMethods = collectAllowedMethods(app);
  await addSecurityHeaders(app, publicUrl);
  await describeApi(app, publicUrl);
  await app.register(fastifySSE, { heartbeatInterval: heartbeatMs });
  guardRoutes(app, options, auth);
  logAnswers(app);
  if (options.metrics) measureAnswers(app, options.metrics);

  const queue = { enqueue, findStanding, queueLimit };
  const services = { db, auth, ...queue, notifications, publicUrl, stopping: stopping.signal };
  registerRoutes(app, allRoutes(services));
  serveApiDescription(app);
  serveHealth(app, options.facts ?? {}, options.readQueue);
  if (options.metrics) serveMetrics(app, options.metrics, options.metricsToken ?? null);
  await serveWeb(app, options.webRoot, findAllowedMethods);
  return app;
}

function createServer({ logger, trustedProxies }: AppOptions): FastifyInstance {
  const app = fastify({
    loggerInstance: logger,
    // Its own lines name addresses whole, and with them the tokens of one-time links.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    frameworkErrors: (error, request, reply) => void replyWithProblem(error, request, reply),
    trustProxy: trustedProxies ? [...trustedProxies] : false,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(replyWithProblem);
  acceptJsonOnly(app);
  return app;
}

/** Finds out who calls and whether they may, before anything of a request is parsed; no API route goes without. */
function guardRoutes(app: FastifyInstance, { db, publicUrl }: AppOptions, auth: Auth): void {
  app.addHook('onRoute', ({ url, config }) => {
    if (url.startsWith('/api/') && config?.access === undefined) {
      throw new Error(`${url} does not say who may call it: give it an access level`);
    }
  });
  app.decorateRequest('caller', null);
  app.decorateRequest('membership', null);
  app.decorateRequest('receivedAt');
  app.addHook('onRequest', async (request) => {
    request.receivedAt = new Date();
    const { access } = request.routeOptions.config;
    if (access === undefined) return;
    assertSameOrigin(request, publicUrl);
    request.caller = await findCaller(auth, request);
    request.membership = await authorise(db, request, access);
  });
}

function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    if (routeOptions.config.access === undefined) return;
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ method, route: routeOptions.url, status: reply.statusCode, ms }, 'answered');
  });
}

/** By route, since of addresses there is no end; a stream lasts as long as somebody listens. */
function measureAnswers(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) return;
    const route = routeOptions.url ?? 'unknown';
    metrics.answered({ method, route, status: reply.statusCode, ms: reply.elapsedTime });
  });
}

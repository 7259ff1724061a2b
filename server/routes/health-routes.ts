import type { FastifyInstance } from 'fastify';
import type { Database } from '../db/transaction.ts';

const probeTimeoutMs = 2_000;

/** `/healthz`: this process answers. `/readyz`: it can also do its work, which needs the database. */
export function serveHealth(
  app: FastifyInstance,
  db: Database,
  facts: Readonly<Record<string, string>>,
): void {
  const undescribed = { schema: { hide: true } } as const;

  app.get('/healthz', undescribed, () => ({ status: 'ok', ...facts }));

  app.get('/readyz', undescribed, async (request, reply) => {
    try {
      await db.$transaction([db.$queryRaw`SELECT 1`], {
        maxWait: probeTimeoutMs,
        timeout: probeTimeoutMs,
      });
      return { status: 'ready' };
    } catch (error) {
      request.log.warn({ err: error }, 'not ready: the database does not answer');
      return reply
        .code(503)
        .send({ status: 'unavailable', reason: 'the database does not answer' });
    }
  });
}

import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { QueueState } from '../operations/queue-state.ts';

const probeTimeoutMs = 2_000;

/** What a process tells of itself whenever it is asked: version, role, how student code is confined. */
export type ProcessFacts = Readonly<Record<string, string>>;

/**
 * `/healthz`: this process answers. `/readyz`: it can also do its work, which needs the database. That no grader lives
 * makes nothing unavailable: what is submitted is stored and waits.
 */
export function serveHealth(
  app: FastifyInstance,
  facts: ProcessFacts,
  readQueue: () => Promise<QueueState>,
): void {
  const undescribed = { schema: { hide: true } } as const;

  app.get('/healthz', undescribed, () => ({ status: 'ok', ...facts }));

  app.get('/readyz', undescribed, async (request, reply) => {
    try {
      const { lanes, graders } = await withinTime(readQueue());
      return { status: 'ready', ...facts, graders, queue: lanes };
    } catch (error) {
      request.log.warn({ err: error }, 'not ready: the database does not answer');
      return reply
        .code(503)
        .send({ status: 'unavailable', reason: 'the database does not answer', ...facts });
    }
  });
}

async function withinTime<T>(answer: Promise<T>): Promise<T> {
  const late = delay(probeTimeoutMs, null, { ref: false }).then(() => {
    throw new Error(`no answer within ${probeTimeoutMs} ms`);
  });
  return Promise.race([answer, late]);
}

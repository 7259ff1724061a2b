import { readFileSync } from 'node:fs';
import { engineVersion } from '#engine/index.ts';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Database } from '../db/transaction.ts';
import { createMetrics } from '../metrics/create-metrics.ts';
import type { Metrics } from '../metrics/types.ts';
import type { QueueState } from '../operations/queue-state.ts';
import type { Broker } from '../queue/broker.ts';
import { readQueue } from '../queue/read-queue.ts';
import type { ProcessFacts } from '../routes/health-routes.ts';

/** What this process tells of itself to whoever operates it. */
export interface Observation {
  readonly facts: ProcessFacts;
  readonly readQueue: () => Promise<QueueState>;
  readonly metrics: Metrics;
}

export function observe({ role }: Config, db: Database, broker: Broker): Observation {
  const read = () => readQueue(db, broker);
  return {
    facts: { role, version: readVersion(), engine: engineVersion },
    readQueue: read,
    metrics: createMetrics({ readQueue: read }),
  };
}

function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

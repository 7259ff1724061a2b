import { countGraders } from '../db/grader-queries.ts';
import type { Database } from '../db/transaction.ts';
import type { QueueState } from '../operations/queue-state.ts';
import type { Broker } from './broker.ts';

export async function readQueue(db: Database, broker: Pick<Broker, 'depths'>): Promise<QueueState> {
  const [lanes, graders] = await Promise.all([broker.depths(), countGraders(db)]);
  return { lanes, graders };
}

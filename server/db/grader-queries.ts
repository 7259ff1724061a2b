import { listenerNames } from './notifications.ts';
import type { Queryable } from './transaction.ts';

/** How many workers there are: each holds a connection that the database sees end in the moment in which it is killed. */
export async function countGraders(db: Queryable): Promise<number> {
  const [graders] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE application_name = ${listenerNames.grader} AND datname = current_database()`;
  return graders?.count ?? 0;
}

import type { Auth } from '../auth/create-auth.ts';
import type { Database } from '../db/transaction.ts';
import type { Notifications } from '../db/notifications.ts';
import type { EnqueueRun } from '../operations/enqueue.ts';
import type { FindStanding } from '../operations/queue-standing.ts';

/** What the routes are made with. */
export interface Services {
  readonly db: Database;
  readonly auth: Auth;
  readonly enqueue: EnqueueRun;
  readonly findStanding: FindStanding;
  /** So many may wait to be graded; what comes beyond is refused. */
  readonly queueLimit: number;
  readonly notifications: Notifications;
  /** The address in links that are handed to people. */
  readonly publicUrl: string;
  /** Aborted when the server stops: ends every stream. */
  readonly stopping: AbortSignal;
}

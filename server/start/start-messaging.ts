import type { Logger } from 'pino';
import type { ProcessRole } from '../config.ts';
import { listenForNotifications, type Notifications } from '../db/notifications.ts';
import { startBroker, type Broker } from '../queue/broker.ts';
import type { Shutdown } from './shutdown.ts';

export interface Messaging {
  readonly broker: Broker;
  readonly notifications: Notifications;
}

/** The queue, and the notices that save waiting for it. */
export async function startMessaging(
  databaseUrl: string,
  role: ProcessRole,
  logger: Logger,
  shutdown: Shutdown,
): Promise<Messaging> {
  const broker = await startBroker({ databaseUrl, logger });
  shutdown.add('queue', broker.stop);
  const notifications = listenForNotifications({
    databaseUrl,
    isGrader: role !== 'server',
    logger,
  });
  shutdown.add('notifications', notifications.stop);
  return { broker, notifications };
}

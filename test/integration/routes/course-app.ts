import { randomUUID } from 'node:crypto';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import type { Role } from '#contract/api/courses.ts';
import { createApp } from '../../../server/app.ts';
import type { AppOptions } from '../../../server/app.ts';
import { listenForNotifications } from '../../../server/db/notifications.ts';
import type { Database } from '../../../server/db/transaction.ts';
import { loadExercises } from '../../../server/exercises/load.ts';
import { ensureDemoCourse } from '../../../server/operations/ensure-demo-course.ts';
import { joinCourse } from '../../../server/operations/join-course.ts';
import { syncExercises } from '../../../server/operations/sync-exercises.ts';
import { startBroker } from '../../../server/queue/broker.ts';
import type { Broker } from '../../../server/queue/broker.ts';
import { createQueueWatch } from '../../../server/queue/queue-watch.ts';
import { readQueue } from '../../../server/queue/read-queue.ts';
import { createSession } from '../../session.ts';
import { test as withDatabase } from '../database.ts';

export const publicUrl = 'http://gradecheck.test';
export const authSecret = randomUUID() + randomUUID();
export const silent = pino({ level: 'silent' });

/** `test` with the whole application on a database of this file's own, the six exercises and the demo course in it. */
export const test = withDatabase
  .extend('broker', { scope: 'file' }, async ({ databaseUrl }, { onCleanup }) => {
    const broker = await startBroker({ databaseUrl, logger: silent });
    onCleanup(() => broker.stop());
    return broker;
  })
  .extend('notifications', { scope: 'file' }, ({ databaseUrl }, { onCleanup }) => {
    const notifications = listenForNotifications({ databaseUrl, logger: silent });
    onCleanup(() => notifications.stop());
    return notifications;
  })
  .extend('app', { scope: 'file' }, async ({ db, broker, notifications }, { onCleanup }) => {
    const app = await createApp({
      db,
      notifications,
      ...queueOf(db, broker),
      logger: silent,
      publicUrl,
      authSecret,
      webRoot: null,
    });
    onCleanup(() => app.close());
    return app;
  })
  .extend('course', { scope: 'file' }, async ({ db }) => {
    await syncExercises(db, await loadExercises('exercises'), new Date());
    const { joinCode } = await ensureDemoCourse(db);
    const { id } = await db.course.findUniqueOrThrow({ where: { joinCode } });
    return { id, joinCode };
  });

/** What the application asks of the queue. */
export function queueOf(
  db: Database,
  broker: Broker,
): Pick<AppOptions, 'enqueue' | 'findStanding' | 'queueLimit' | 'readQueue'> {
  return {
    enqueue: broker.enqueue,
    findStanding: createQueueWatch({ db, broker }),
    queueLimit: 5_000,
    readQueue: () => readQueue(db, broker),
  };
}

/** Somebody at a browser. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly cookie: string;
  readonly request: (options: PersonRequest) => Promise<LightMyRequestResponse>;
}

type PersonRequest = Pick<
  InjectOptions,
  'method' | 'url' | 'payload' | 'headers' | 'remoteAddress'
>;

export const password = 'gradient descent';

/** Signs somebody up as everybody does. Two passwords are hashed on the way, so most tests let people `arrive`. */
export async function signUp(app: FastifyInstance): Promise<Person> {
  const email = `${randomUUID()}@example.org`;
  const response = await request(app, '', {
    method: 'POST',
    url: '/api/auth/sign-up/email',
    payload: { name: 'Ana Souza', email, password },
  });
  const { user } = response.json<{ user: { id: string } }>();
  return personWith(app, user.id, email, cookieOf(response));
}

/** Somebody who has signed in already, and with a join code is in the course. */
export async function arrive(
  app: FastifyInstance,
  db: Database,
  joinCode?: string,
): Promise<Person> {
  const { id, email, cookie } = await createSession(db, authSecret);
  if (joinCode !== undefined) await joinCourse(db, id, joinCode);
  return personWith(app, id, email, cookie);
}

function personWith(app: FastifyInstance, id: string, email: string, cookie: string): Person {
  return { id, email, cookie, request: (options) => request(app, cookie, options) };
}

/** Submits a source, by default under a key of its own. */
export function submit(
  person: Person,
  courseId: string,
  exerciseId: string,
  source: string,
  key: string = randomUUID(),
): Promise<LightMyRequestResponse> {
  return person.request({
    method: 'POST',
    url: `/api/v1/courses/${courseId}/exercises/${exerciseId}/submissions`,
    headers: { 'idempotency-key': key },
    payload: { source },
  });
}

export async function giveRole(
  db: Database,
  courseId: string,
  { id: userId }: Person,
  role: Role,
): Promise<void> {
  await db.enrollment.update({ where: { courseId_userId: { courseId, userId } }, data: { role } });
}

/** A request as a browser makes it from our own page. */
export function request(
  app: FastifyInstance,
  cookie: string,
  options: PersonRequest,
): Promise<LightMyRequestResponse> {
  const { headers, ...rest } = options;
  return app.inject({
    ...rest,
    headers: { origin: publicUrl, host: 'gradecheck.test', ...(cookie && { cookie }), ...headers },
  });
}

export function cookieOf(response: LightMyRequestResponse): string {
  return response.cookies
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join('; ');
}

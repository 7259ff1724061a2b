import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createDatabase } from '../../../server/db/client.ts';
import { Prisma } from '../../../server/db/generated/client.ts';
import { startEmbeddedPostgres } from '../../../server/db/embedded-postgres.ts';
import type { Database } from '../../../server/db/transaction.ts';
import { loadExercise } from '../../../server/exercises/load.ts';
import { ensureDemoCourse } from '../../../server/operations/ensure-demo-course.ts';
import { joinCourse } from '../../../server/operations/join-course.ts';
import { findFreePort, startProgram, type Program } from '../../program.ts';
import { syncExercises } from '../../../server/operations/sync-exercises.ts';
import { createSession } from '../../session.ts';
import { exerciseFolders } from './workload.ts';
import { collect, watch } from '../../integration/routes/event-stream.ts';

/** GradeCheck as it is deployed: a server process, worker processes and Postgres. */
export interface Service {
  readonly db: Database;
  readonly postgresPid: number;
  readonly serverPid: number;
  readonly newStudent: () => Promise<Student>;
  readonly startWorker: () => Promise<Program>;
  readonly stop: () => Promise<void>;
}

export interface Student {
  /** Resolves with the submission's id as soon as it is accepted. */
  readonly submit: (exerciseId: string, source: string) => Promise<string>;
  readonly verdictOf: (submissionId: string) => Promise<void>;
}

export async function startService(): Promise<Service> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gradecheck-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir, durable: true });
  const [port, secret] = [await findFreePort(), randomBytes(32).toString('hex')];
  const common = { DATABASE_URL: postgres.url, SESSION_SECRET: secret, LOG_LEVEL: 'silent' };
  const server = startProgram({ ...common, PORT: `${port}`, DATA_DIR: dataDir }, 'server');
  await server.printed(/GradeCheck is ready/);
  const address = `http://127.0.0.1:${port}`;
  const db = createDatabase({ url: postgres.url, poolSize: 3 });
  const folders = Object.values(exerciseFolders);
  const exercises = await Promise.all(folders.map((folder) => loadExercise(folder)));
  await syncExercises(db, { exercises, broken: [] }, new Date());
  const { joinCode } = await ensureDemoCourse(db);
  const course = await db.course.findUniqueOrThrow({ where: { joinCode } });
  return {
    db,
    postgresPid: Number(
      (await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0],
    ),
    serverPid: server.pid,
    newStudent: async () => {
      const { id, cookie } = await createSession(db, secret);
      await joinCourse(db, id, joinCode);
      return studentAt(address, course.id, cookie);
    },
    startWorker: async () => {
      const healthPort = await findFreePort();
      const settings = { STUDENT_PROCESSES: '2', HEALTH_PORT: `${healthPort}` };
      const worker = startProgram({ ...common, ...settings, DATA_DIR: dataDir }, 'worker');
      await worker.printed(/Sandbox/);
      await diagnosticsComputed(db);
      return worker;
    },
    stop: async () => {
      await db.$disconnect();
      await server.stop();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** What a worker computes once a version would otherwise share the processor with what is measured. */
async function diagnosticsComputed(db: Database): Promise<void> {
  const missing = () =>
    db.exerciseVersion.count({
      where: { currentOf: { isNot: null }, diagnostics: { equals: Prisma.DbNull } },
    });
  while ((await missing()) > 0) await delay(200);
}

function studentAt(address: string, courseId: string, cookie: string): Student {
  return {
    submit: async (exerciseId, source) => {
      const url = `/api/v1/courses/${courseId}/exercises/${exerciseId}/submissions`;
      const response = await fetch(address + url, {
        method: 'POST',
        headers: {
          cookie,
          origin: address,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        },
        body: JSON.stringify({ source }),
      });
      if (response.status !== 202) throw new Error(`submitting answers ${response.status}`);
      const { id } = (await response.json()) as { id: string }; // the contract says so
      return id;
    },
    verdictOf: async (id) => {
      const stream = await watch(address, { url: `/api/v1/submissions/${id}/events`, cookie });
      const events = await collect(stream).all;
      if (!events.some(({ event }) => event === 'verdict')) throw new Error('no verdict came');
    },
  };
}

import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { createDatabase } from '../../server/db/client.ts';
import type { Database } from '../../server/db/transaction.ts';
import { joinCourse } from '../../server/operations/join-course.ts';
import { findFreePort } from '../program.ts';
import { createSession } from '../session.ts';
import {
  examineReports,
  examineResults,
  examineScores,
  examineStreams,
  longestWaitMs,
  readSubmissions,
} from './examine.ts';
import type { Findings } from './examine.ts';
import { startKillablePostgres } from './killable-postgres.ts';
import { findSandboxes, killAtRandom, killsPerRound } from './killer.ts';
import type { Installation, KillReport, Victim } from './killer.ts';
import { isAlive } from './processes.ts';
import type { ProcessId } from './processes.ts';
import { createRandom } from './random.ts';
import { endlessSource, exerciseId, readSources } from './sources.ts';
import { submitUntilAccepted, watchUntilVerdict } from './student.ts';
import type { Server, SubmissionRecord, WatchedGrading } from './student.ts';
import { supervise } from './supervised-program.ts';

export interface ChaosOptions {
  readonly dataDir: string;
  readonly students: number;
  readonly submissionsEach: number;
  readonly workers: number;
  /** Each kills every kind of process at least once. */
  readonly rounds: number;
  /** Between two kills, at most, besides what it takes to be ready again. */
  readonly pauseMs: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
}

export interface ChaosResult {
  /** Promises that were broken: none. */
  readonly findings: Findings;
  readonly accepted: number;
  readonly kills: Readonly<Record<Victim, number>>;
  readonly starts: { readonly server: number; readonly workers: number };
  /** Requests and connections beyond the first, forced by kills. */
  readonly repeatedRequests: number;
  readonly repeatedConnections: number;
  /** Runs that were begun more than once. */
  readonly repeatedGradings: number;
  readonly longestWaitMs: number;
  readonly orphans: number;
  readonly stormMs: number;
  readonly comparisonMs: number;
}

/** Students submit while everything that grades them is killed; afterwards every promise is examined. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { dataDir, tell } = options;
  const random = createRandom(options.seed);
  const sessionSecret = randomUUID();
  const postgres = await startKillablePostgres(dataDir);
  const port = await findFreePort();
  const settings = {
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
    PORT: `${port}`,
    SESSION_SECRET: sessionSecret,
    STUDENT_PROCESSES: '2',
    LOG_LEVEL: 'warn',
  };
  const server = supervise('server', settings, 'server');
  const address = `http://127.0.0.1:${port}`;
  await untilReady(address, 0, options.signal);
  const workers = Array.from({ length: options.workers }, (_, at) =>
    supervise(`worker ${at + 1}`, settings, 'worker'),
  );
  const installation = { postgres, server, workers };
  const db = createDatabase({ url: postgres.url, poolSize: 3 });
  try {
    const course = await db.course.findFirstOrThrow();
    const storm = await raiseStorm(
      { ...options, random, sessionSecret, joinCode: course.joinCode },
      { address, courseId: course.id, exerciseId },
      installation,
      db,
    );
    tell(`${storm.accepted.length} verdicts seen; comparing with undisturbed gradings`);
    const seen = [...storm.report.seen, ...findSandboxes(installation)];
    await Promise.all([server, ...workers].map(({ stop }) => stop()));
    return await examine(db, storm, seen, installation);
  } finally {
    await Promise.all([server, ...workers].map(({ stop }) => stop()));
    await db.$disconnect();
    await postgres.stop();
  }
}

interface Storm {
  readonly report: KillReport;
  readonly accepted: readonly SubmissionRecord[];
  readonly watched: readonly WatchedGrading[];
  readonly ms: number;
}

interface StormOptions extends ChaosOptions {
  readonly random: () => number;
  readonly sessionSecret: string;
  readonly joinCode: string;
}

async function raiseStorm(
  options: StormOptions,
  server: Server,
  installation: Installation,
  db: Database,
): Promise<Storm> {
  const { students, submissionsEach, sessionSecret, joinCode, signal, tell } = options;
  const sources = await readSources();
  const cookies = await Promise.all(
    Array.from({ length: students }, async () => {
      const { id, cookie } = await createSession(db, sessionSecret);
      await joinCourse(db, id, joinCode);
      return cookie;
    }),
  );
  const accepted: SubmissionRecord[] = [];
  const watched: WatchedGrading[] = [];
  const startedAt = Date.now();
  let kills = 0;

  const killsExpected = options.rounds * killsPerRound;

  /** The submissions of each student are spread over the kills, so that every kill meets some. */
  const playStudent = async (cookie: string, student: number): Promise<void> => {
    for (let sent = 0; sent < submissionsEach;) {
      while (kills < Math.ceil((sent * killsExpected) / submissionsEach)) {
        signal.throwIfAborted();
        await delay(20);
      }
      const burst = Math.min(1 + ((student + sent) % 3), submissionsEach - sent);
      const records = await Promise.all(
        Array.from({ length: burst }, (_, at) =>
          submitUntilAccepted(server, cookie, chooseSource(student, sent + at), signal),
        ),
      );
      accepted.push(...records);
      sent += burst;
      watched.push(
        ...(await Promise.all(
          records.map(({ id }) => watchUntilVerdict(server, cookie, id, signal)),
        )),
      );
    }
  };
  const chooseSource = (student: number, sent: number): string => {
    const number = student * submissionsEach + sent;
    if (number % 100 === 50) return endlessSource;
    return sources[number % sources.length] ?? endlessSource;
  };

  const killing = killAtRandom({
    ...options,
    installation,
    untilReady: () => untilReady(server.address, 1, signal),
    onKill: (count, victim) => {
      kills = count;
      const [arrived, graded] = [`${accepted.length} accepted`, `${watched.length} graded`];
      tell(`${elapsed(startedAt)} kill ${count}: ${victim.padEnd(15)} ${arrived}, ${graded}`);
    },
  });
  const playing = Promise.all(cookies.map(playStudent));
  const [report] = await Promise.all([killing, playing]);
  return { report, accepted, watched, ms: Date.now() - startedAt };
}

async function examine(
  db: Database,
  { report, accepted, watched, ms }: Storm,
  seen: readonly ProcessId[],
  { server, workers }: Installation,
): Promise<ChaosResult> {
  const stored = await readSubmissions(db);
  const comparedFrom = Date.now();
  const findings = [
    ...(seen.length === 0 ? ['no sandbox process was found that could be killed'] : []),
    ...examineResults(stored, accepted),
    ...(await examineScores(db, stored)),
    ...examineStreams(watched),
    ...(await examineReports(stored)),
  ];
  return {
    findings,
    accepted: accepted.length,
    kills: report.kills,
    starts: {
      server: server.starts(),
      workers: workers.reduce((sum, { starts }) => sum + starts(), 0),
    },
    repeatedRequests: accepted.reduce((sum, { tries }) => sum + tries - 1, 0),
    repeatedConnections: watched.reduce((sum, { connections }) => sum + connections - 1, 0),
    repeatedGradings: stored.filter(({ effectiveRun }) => (effectiveRun?.fence ?? 0) > 1).length,
    longestWaitMs: longestWaitMs(stored, report.lastKillAt),
    orphans: seen.filter(isAlive).length,
    stormMs: ms,
    comparisonMs: Date.now() - comparedFrom,
  };
}

/** Until the server and its database answer, and so many workers live. */
async function untilReady(address: string, graders: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const response = await fetch(`${address}/readyz`).catch(() => null);
    const state = ReadyState.safeParse(response?.ok ? await response.json() : null);
    if (state.success && state.data.graders >= graders) return;
    await delay(100);
  }
}

const ReadyState = z.object({ graders: z.int() });

const elapsed = (since: number): string =>
  `${((Date.now() - since) / 1000).toFixed(1)} s`.padStart(8);

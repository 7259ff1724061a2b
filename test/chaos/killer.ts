import { setTimeout as delay } from 'node:timers/promises';
import type { KillablePostgres } from './killable-postgres.ts';
import { sandboxProcessesOf } from './processes.ts';
import type { ProcessId } from './processes.ts';
import { shuffle } from './random.ts';
import type { SupervisedProgram } from './supervised-program.ts';

export const victims = ['sandbox process', 'worker', 'server', 'PostgreSQL'] as const;
export type Victim = (typeof victims)[number];

/** Sandbox processes die most often in real life too. */
const deck: readonly Victim[] = [
  'sandbox process',
  'worker',
  'sandbox process',
  'server',
  'sandbox process',
  'PostgreSQL',
];

const impatience = 0.2;

export const killsPerRound = deck.length;

export interface Installation {
  readonly postgres: KillablePostgres;
  readonly server: SupervisedProgram;
  readonly workers: readonly SupervisedProgram[];
}

export interface KillReport {
  readonly kills: Readonly<Record<Victim, number>>;
  readonly lastKillAt: number;
  /** Every sandbox process that was ever seen: afterwards none may be left. */
  readonly seen: readonly ProcessId[];
}

export interface KillerOptions {
  readonly installation: Installation;
  readonly random: () => number;
  readonly rounds: number;
  /** Between two kills, at most, besides what it takes to be ready again. */
  readonly pauseMs: number;
  /** Resolves when the server answers and a worker lives: a slow machine is not killed before it has begun. */
  readonly untilReady: () => Promise<void>;
  readonly onKill: (count: number, victim: Victim) => void;
}

/** Kills one process after the other, each by SIGKILL; every round has the whole deck in another order. */
export async function killAtRandom(options: KillerOptions): Promise<KillReport> {
  const { installation, random, rounds, pauseMs, untilReady, onKill } = options;
  const kills = { 'sandbox process': 0, worker: 0, server: 0, PostgreSQL: 0 };
  const seen = new Map<string, ProcessId>();
  let count = 0;
  let lastKillAt = Date.now();
  for (let round = 0; round < rounds; round += 1) {
    for (const victim of shuffle(deck, random)) {
      // Now and then the next dies while the last is still starting.
      if (random() > impatience) await untilReady();
      await delay(pauseMs * random());
      for (const found of findSandboxes(installation)) {
        seen.set(`${found.pid} ${found.startedAt}`, found);
      }
      lastKillAt = Date.now();
      kills[victim] += 1;
      count += 1;
      onKill(count, victim);
      await kill(victim, installation, random);
    }
  }
  return { kills, lastKillAt, seen: [...seen.values()] };
}

async function kill(
  victim: Victim,
  { postgres, server, workers }: Installation,
  random: () => number,
): Promise<void> {
  switch (victim) {
    case 'sandbox process':
      return killOne(findSandboxes({ postgres, server, workers }), random);
    case 'worker':
      return pick(workers, random)?.kill();
    case 'server':
      return server.kill();
    case 'PostgreSQL':
      return postgres.kill();
  }
}

function killOne(processes: readonly ProcessId[], random: () => number): void {
  const chosen = pick(processes, random);
  if (!chosen) return; // every worker is just being started
  try {
    process.kill(chosen.pid, 'SIGKILL');
  } catch {
    // it has ended by itself meanwhile
  }
}

export function findSandboxes({ workers }: Installation): readonly ProcessId[] {
  return sandboxProcessesOf(workers.map(({ pid }) => pid()));
}

function pick<T>(values: readonly T[], random: () => number): T | undefined {
  return values[Math.floor(random() * values.length)];
}

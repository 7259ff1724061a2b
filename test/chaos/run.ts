import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChaos } from './chaos.ts';
import type { ChaosResult } from './chaos.ts';

const students = Number(process.argv[2] ?? 100);
const submissionsEach = Number(process.argv[3] ?? 10);
const rounds = Number(process.argv[4] ?? 4);
const patienceMs = 15 * 60_000;
const longestWaitAllowedMs = 60_000;

/** Ends in order what was started, by Ctrl+C too. */
const interrupted = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupted.abort());

/** `npm run test:chaos`: 1,000 submissions while everything is killed at random, and a table of what came of it. */
async function main(): Promise<boolean> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gradecheck-chaos-'));
  const seed = Date.now() % 1_000_000;
  tell(`${students} students submit ${submissionsEach} times each; seed ${seed}`);
  try {
    const result = await runChaos({
      dataDir,
      students,
      submissionsEach,
      workers: 2,
      rounds,
      pauseMs: 1_500,
      seed,
      signal: AbortSignal.any([AbortSignal.timeout(patienceMs), interrupted.signal]),
      tell,
    });
    print(result);
    return (
      result.findings.length === 0 &&
      result.orphans === 0 &&
      result.longestWaitMs <= longestWaitAllowedMs
    );
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20 });
  }
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

function print(result: ChaosResult): void {
  const { kills, starts, findings } = result;
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  const rows: Readonly<Record<string, string | number>> = {
    'submissions accepted': result.accepted,
    'promises broken': findings.length,
    'kills of sandbox processes': kills['sandbox process'],
    'kills of workers': kills.worker,
    'kills of the server': kills.server,
    'kills of PostgreSQL': kills.PostgreSQL,
    'starts of workers, of the server': `${starts.workers}, ${starts.server}`,
    'requests sent again': result.repeatedRequests,
    'streams connected again': result.repeatedConnections,
    'gradings begun again': result.repeatedGradings,
    'longest wait after the last kill': seconds(result.longestWaitMs),
    'orphaned sandbox processes': result.orphans,
    'the storm took': seconds(result.stormMs),
    'the comparison took': seconds(result.comparisonMs),
  };
  tell('');
  for (const [name, value] of Object.entries(rows)) tell(`${name.padEnd(34)} ${value}`);
  for (const finding of findings.slice(0, 20)) tell(`BROKEN: ${finding}`);
}

process.exitCode = (await main()) ? 0 : 1;

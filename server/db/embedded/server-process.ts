import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { AccountCommand } from './account.ts';
import { explainFailure } from './explain-failure.ts';

export interface ServerProcess {
  /** Resolves with the last lines of its log once the process has ended, for whatever reason. */
  readonly ended: Promise<string>;
  readonly stop: () => Promise<void>;
}

const readyTimeoutMs = 60_000;
const fastShutdownMs = 15_000;
const keptLogLength = 4000;

/**
 * Stands between us and PostgreSQL: our end of its standard input closes when we stop, are killed or crash, and
 * then PostgreSQL gets the signal for a fast shutdown. No orphan outlives us.
 */
const supervisor = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(read -r _ <&3; kill -INT "$server") >/dev/null 2>&1 &
watch=$!
wait "$server"
status=$?
kill "$watch" 2>/dev/null
exit "$status"
`;

/** Starts the server and waits until it accepts connections. */
export async function startServerProcess(
  { command, ids }: AccountCommand,
  dataFolder: string,
  onLog: (line: string) => void,
): Promise<ServerProcess> {
  // A session of its own: Ctrl+C in the terminal reaches us alone, and we stop the database last.
  const child = spawn('/bin/sh', ['-c', supervisor, 'sh', ...command], {
    ...ids,
    cwd: '/',
    detached: true,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_MESSAGES: 'C' },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  child.stdin.on('error', () => undefined); // closing a pipe to a process that has just ended is no failure
  let log = '';
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`error: ${error.message}`));
    child.once('close', () => resolve(log.trim()));
  });
  const ready = new Promise<void>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-keptLogLength);
      for (const line of text.trimEnd().split('\n')) onLog(line);
      if (log.includes('database system is ready to accept connections')) resolve();
    });
  });

  const signalAll = (signal: NodeJS.Signals) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    process.kill(-child.pid, signal);
  };
  const stop = async () => {
    child.stdin.end();
    if (await within(fastShutdownMs, ended)) return;
    signalAll('SIGQUIT');
    if (await within(fastShutdownMs, ended)) return;
    signalAll('SIGKILL');
  };

  const outcome = await Promise.race([
    ready.then(() => 'ready' as const),
    ended.then(() => 'ended' as const),
    delay(readyTimeoutMs, null, { ref: false }).then(() => 'timeout' as const),
  ]);
  if (outcome === 'ready') return { ended, stop };
  if (outcome === 'timeout') await stop();
  throw explainFailure(await ended, dataFolder);
}

async function within(ms: number, event: Promise<unknown>): Promise<boolean> {
  return Promise.race([event.then(() => true), delay(ms, null, { ref: false }).then(() => false)]);
}

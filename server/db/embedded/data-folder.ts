import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartFailure } from '../../start/start-failure.ts';

const orphanTimeoutMs = 20_000;

/** The sentence for a second GradeCheck on one data folder. */
export function inUse(dataDir: string, holder: number): StartFailure {
  return new StartFailure(
    `The data folder ${dataDir} is in use by another GradeCheck (process ${holder}). ` +
      'Stop that one, or set DATA_DIR to another folder.',
  );
}

/** Stops a server whose GradeCheck was killed, and removes the file of a server that is gone. */
export async function stopOrphan(dataFolder: string): Promise<void> {
  const deadline = Date.now() + orphanTimeoutMs;
  for (let pid = findServer(dataFolder); pid !== null; pid = findServer(dataFolder)) {
    if (Date.now() > deadline) {
      throw new StartFailure(
        `PostgreSQL (process ${pid}), left in ${dataFolder} by an earlier GradeCheck, does not stop. End it and start again.`,
      );
    }
    process.kill(pid, 'SIGINT');
    await delay(100);
  }
  // PostgreSQL would refuse to start if the number in it had passed to any other process of this user.
  rmSync(join(dataFolder, 'postmaster.pid'), { force: true });
}

function findServer(dataFolder: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8'), 10);
    return worksIn(pid, dataFolder) ? pid : null;
  } catch {
    return null; // no such file, or no such process any more
  }
}

/** PostgreSQL's first process stands in its data folder. */
function worksIn(pid: number, dataFolder: string): boolean {
  if (process.platform === 'linux') {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataFolder);
  }
  const command = execFileSync('ps', ['-p', `${pid}`, '-o', 'comm='], { encoding: 'utf8' });
  return command.trim().endsWith('postgres');
}

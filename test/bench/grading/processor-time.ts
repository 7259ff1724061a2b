import { readdirSync, readFileSync } from 'node:fs';

/** Kernel ticks of ten milliseconds, so that sums over less than a second say little. */
const tickMs = 10;

/** Processor time that some processes and all of their descendants have used, the ended ones included. */
export function processorMs(pids: readonly number[], except: readonly number[] = []): number {
  const parents = listParents();
  const family = new Set(pids);
  for (let grown = true; grown;) {
    const size = family.size;
    for (const [pid, parent] of parents) {
      if (family.has(parent) && !except.includes(pid)) family.add(pid);
    }
    grown = family.size > size;
  }
  return [...family].reduce((sum, pid) => sum + ticksOf(pid) * tickMs, 0);
}

/** The processes of this machine with their parents. */
function listParents(): Map<number, number> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(pids.map((pid) => [Number(pid), readStat(Number(pid))[1] ?? 0]));
}

/** utime, stime, and those of children that have ended. */
function ticksOf(pid: number): number {
  return readStat(pid)
    .slice(11, 15)
    .reduce((sum, ticks) => sum + ticks, 0);
}

/** The fields after the name, the state as NaN; none for a process that is gone. */
function readStat(pid: number): number[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return [];
  }
}

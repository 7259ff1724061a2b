import { readFileSync } from 'node:fs';

/** What the kernel says of a process; null where there is no /proc or the process is gone. */

const PAGE_BYTES = 4096;
const TICKS_PER_SECOND = 100;
const UTIME_FIELD = 11;

export function readResidentMb(pid: number): number | null {
  const pages = readProc(`/proc/${pid}/statm`)?.split(' ')[1];
  return pages === undefined ? null : (Number(pages) * PAGE_BYTES) / 2 ** 20;
}

/** CPU time of all threads since the process began. */
export function readCpuMs(pid: number): number | null {
  const stat = readProc(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The name in parentheses may hold anything; fields are counted from the last one on.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[UTIME_FIELD]) + Number(fields[UTIME_FIELD + 1]);
  return (ticks * 1000) / TICKS_PER_SECOND;
}

/** The process itself, behind launchers that fork: the last of a chain of only children. */
export function findInnermost(pid: number): number {
  const child = readProc(`/proc/${pid}/task/${pid}/children`)?.trim().split(' ')[0];
  return child === undefined || child === '' ? pid : findInnermost(Number(child));
}

function readProc(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

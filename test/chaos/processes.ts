import { readdirSync, readFileSync } from 'node:fs';
import { PROCESS_NAME } from '../../server/sandbox/confinement.ts';

/** A process, told apart from a later one with the same number by when it started. */
export interface ProcessId {
  readonly pid: number;
  readonly startedAt: string;
}

/** Every sandbox process below one of these. */
export function sandboxProcessesOf(parents: readonly number[]): readonly ProcessId[] {
  const all = listProcesses();
  const family = new Set(parents);
  for (let size = 0; size < family.size;) {
    size = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(({ pid, command }) => family.has(pid) && command.includes(` ${PROCESS_NAME}`));
}

export function isAlive({ pid, startedAt }: ProcessId): boolean {
  const found = readProcess(pid);
  return found !== null && found.startedAt === startedAt && found.state !== 'Z';
}

interface FoundProcess extends ProcessId {
  readonly parent: number;
  readonly state: string;
  readonly command: string;
}

function listProcesses(): readonly FoundProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcess(Number(name)))
    .filter((found) => found !== null);
}

/** Null for a process that has ended. */
function readProcess(pid: number): FoundProcess | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; what follows it are single words.
    const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state = '', parent = '', startedAt = ''] = [words[0], words[1], words[19]];
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { pid, parent: Number(parent), state, startedAt, command };
  } catch {
    return null;
  }
}

import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Takes the lock file, or answers which process holds it. The file names a process by number and start time, so that a
 * file left by one that was killed counts for nothing, even when its number has passed to another.
 *
 * @param {string} path
 * @returns {{ release: () => void } | { holder: number }}
 */
export function tryLock(path) {
  for (;;) {
    if (writeExclusively(path, `${process.pid} ${startOf(process.pid)}\n`)) {
      return { release: () => rmSync(path, { force: true }) };
    }
    const content = readOrNull(path);
    const holder = content === null ? null : livingHolder(content);
    if (holder !== null) return { holder };
    if (content !== null) removeStale(path, content);
  }
}

/**
 * The file appears with its content in one step: one that is still empty would look like one that a killed process left.
 *
 * @param {string} path @param {string} content
 */
function writeExclusively(path, content) {
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Another process may have found the same stale file and taken its place already; then theirs is put back.
 *
 * @param {string} path @param {string} stale
 */
function removeStale(path, stale) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (readOrNull(aside) === stale) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

/** @param {string} content */
function livingHolder(content) {
  const [number, ...start] = content.trim().split(' ');
  const pid = Number(number);
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  return startOf(pid) === start.join(' ') ? pid : null;
}

/** When the process started, in whatever form the system tells it; null when there is none. @param {number} pid */
function startOf(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    }
    return execFileSync('ps', ['-p', `${pid}`, '-o', 'lstart='], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

/** @param {string} path */
function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../server/main.ts', import.meta.url));
const startTimeoutMs = 90_000;
const stopTimeoutMs = 40_000;

export interface Program {
  readonly pid: number;
  /** Everything printed so far, once it contains the pattern; throws when the program ends or hangs before. */
  readonly printed: (pattern: RegExp) => Promise<string>;
  readonly exitCode: Promise<number | null>;
  /** Everything that it printed, once it has ended. */
  readonly output: Promise<string>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Asks it to end, and makes it end. */
  readonly stop: () => Promise<void>;
}

/** Starts GradeCheck as a process of its own, with these settings and nothing else of ours in its environment. */
export function startProgram(
  settings: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Program {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const exitCode = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  const printed = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        if (!pattern.test(output)) return;
        clearTimeout(timer);
        resolve(output);
      };
      const fail = (what: string) => reject(new Error(`The program ${what}:\n${output}`));
      const timer = setTimeout(() => fail(`did not print ${pattern}`), startTimeoutMs);
      for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
      void exitCode.then((code) => {
        clearTimeout(timer);
        fail(`ended with ${code} before it printed ${pattern}`);
      });
      look();
    });
  const stop = async () => {
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    await exitCode;
    clearTimeout(force);
  };
  const wholeOutput = exitCode.then(() => output);
  return {
    output: wholeOutput,
    pid: child.pid ?? 0,
    printed,
    exitCode,
    kill: (signal) => child.kill(signal),
    stop,
  };
}

export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

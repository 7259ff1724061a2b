import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { modulesFolder, projectRoot } from './project.mjs';

export class ProgramFailure extends Error {
  /** @param {string} command @param {string} output */
  constructor(command, output) {
    super(`${command} failed.`);
    this.output = output;
  }
}

/**
 * Runs a program to its end and answers with what it printed. Nothing of that reaches the terminal.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string>} [extraEnv]
 * @returns {Promise<string>}
 */
export function runProgram(program, args, extraEnv = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: projectRoot,
      env: { ...process.env, ...extraEnv },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const end = () => child.kill();
    process.once('exit', end);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('exit', end);
      if (code === 0) resolve(output);
      else reject(new ProgramFailure([program, ...args].join(' '), output.trim()));
    });
  });
}

/** PATH without this project's programs: npm must not run on the Node that it is about to replace. */
export function outerPath() {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== join(modulesFolder, '.bin'))
    .join(delimiter);
}

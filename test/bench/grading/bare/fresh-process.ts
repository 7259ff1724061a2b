import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { processorMs } from '../processor-time.ts';
import type { BareSubmission } from '../workload.ts';
import { moduleName } from './link-modules.ts';

/**
 * A fresh node process a submission, which imports the student's program, makes the calls and prints the results.
 * JavaScript is on the disk already, so that no process pays for stripping types.
 */
export function freshProcessMs(submissions: readonly BareSubmission[], times: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'gradecheck-bench-'));
  try {
    for (const [at, submission] of submissions.entries()) writeProgram(folder, at, submission);
    const before = processorMs([process.pid]);
    const own = process.cpuUsage();
    for (let i = 0; i < times; i++) {
      const program = join(folder, `${i % submissions.length}.mjs`);
      const { status, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
      if (status !== 0) throw new Error(`a fresh process ended with ${status}: ${stderr}`);
    }
    const { user, system } = process.cpuUsage(own);
    return (processorMs([process.pid]) - before - (user + system) / 1000) / times;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeProgram(folder: string, at: number, { modules, crossings }: BareSubmission): void {
  for (const [name, source] of Object.entries(modules)) {
    const file = join(folder, fileOf(name));
    mkdirSync(dirname(file), { recursive: true });
    const linked = source.replaceAll(
      /(from\s+)'([^']+)'/g,
      (_, from: string, specifier: string) =>
        `${from}${JSON.stringify(join(folder, fileOf(moduleName(specifier, name))))}`,
    );
    writeFileSync(file, linked);
  }
  const program = `
import { run } from './entry.mjs';
const crossings = ${JSON.stringify(crossings)};
const answers = crossings.map(({ plan, numbers }) => [...run(plan, Float64Array.from(numbers))]);
process.stdout.write(JSON.stringify(answers));
`;
  writeFileSync(join(folder, `${at}.mjs`), program);
}

function fileOf(name: string): string {
  return `${name.replace(/\.ts$/, '')}.mjs`;
}

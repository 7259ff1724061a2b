import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BareSubmission } from './workload.ts';

/** What V8 is told in a sandbox process, so that both compile alike. */
const v8Flags = ['--no-node-snapshot', '--no-turbofan', '--invocation-count-for-maglev=4000'];

const programs = {
  'isolated-vm': { file: 'bare/isolated-vm.ts', flags: v8Flags },
  'node:vm': { file: 'bare/node-vm.ts', flags: [...v8Flags, '--experimental-vm-modules'] },
} as const;

/** Processor milliseconds a submission of a loop that does nothing but the calls, in a process of its own. */
export function bareLoopMs(
  loop: keyof typeof programs,
  submissions: readonly BareSubmission[],
  times: number,
): number {
  const folder = mkdtempSync(join(tmpdir(), 'gradecheck-bench-'));
  try {
    const recorded = join(folder, 'submissions.json');
    writeFileSync(recorded, JSON.stringify(submissions));
    const { file, flags } = programs[loop];
    const program = fileURLToPath(new URL(file, import.meta.url));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...flags, '--no-warnings', program, recorded, `${times}`],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`the loop of ${loop} ended with ${status}: ${stderr}`);
    return Number(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

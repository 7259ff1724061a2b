import { readFileSync } from 'node:fs';
import type { BareSubmission } from '../workload.ts';

const warmUp = 3;

/** Runs the submissions of the file in argv as often as asked; prints processor milliseconds a submission. */
export async function measure(
  submit: (submission: BareSubmission) => Promise<void>,
): Promise<void> {
  const [file = '', times = '20'] = process.argv.slice(2);
  // Written by the bench a moment ago.
  const submissions = JSON.parse(readFileSync(file, 'utf8')) as BareSubmission[];
  for (let i = 0; i < warmUp; i++) await submit(submissions[i % submissions.length]!);
  const before = process.cpuUsage();
  for (let i = 0; i < Number(times); i++) await submit(submissions[i % submissions.length]!);
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1000 / Number(times));
}

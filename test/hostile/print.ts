import { mkdir, writeFile } from 'node:fs/promises';
import type { Finding, FuzzResult } from './fuzz.ts';
import type { Fate } from './hold.ts';
import type { Residents } from './residents.ts';

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function printFate(fate: Fate): void {
  const { file, verdict, outcome, ms, honestVerdict, honestMs, complaints } = fate;
  const mark = complaints.length === 0 ? ' ' : '!';
  const honest = honestVerdict === 'passed' ? '' : ` ${honestVerdict}`;
  print(
    `${mark} ${file.padEnd(33)} ${verdict.padEnd(18)} ${(outcome ?? '-').padEnd(15)} ` +
      `${inMs(ms)}  honest after ${inMs(honestMs)}${honest}`,
  );
}

export function printResidents(when: string, found: Residents): void {
  const { processes, residentMb, largestMb } = found;
  const own = process.memoryUsage.rss() / 2 ** 20;
  print(
    `${when}: ${processes} sandbox processes hold ${residentMb.toFixed(0)} MB, ` +
      `the largest ${largestMb.toFixed(0)}; the grader ${own.toFixed(0)} MB`,
  );
}

export function printFuzz(result: FuzzResult, seed: string): void {
  const { mutants, verdicts, starved, findings } = result;
  const tally = [...verdicts]
    .sort(([, one], [, other]) => other - one)
    .map(([verdict, count]) => `${verdict} ${count}`)
    .join(', ');
  print(
    `${mutants} mutants (seed ${seed}): ${tally}; ${starved} not judged on a busy machine; ${findings.length} findings`,
  );
}

const keptIn = new URL('../output/hostile/', import.meta.url);

/** Keeps what was found, to be looked at; returns what to say of it. */
export async function keepMutants(findings: readonly Finding[]): Promise<readonly string[]> {
  await mkdir(keptIn, { recursive: true });
  return Promise.all(
    findings.map(async ({ problem, mutant, source }, index) => {
      const file = `mutant-${index}.ts`;
      await writeFile(new URL(file, keptIn), source);
      return `test/output/hostile/${file} ${problem}: ${JSON.stringify(mutant)}`;
    }),
  );
}

function inMs(ms: number): string {
  return `${ms.toFixed(0).padStart(6)} ms`;
}

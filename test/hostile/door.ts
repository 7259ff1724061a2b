import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { maxSourceBytes } from '../../server/contract/api/submissions.ts';
import { AppError } from '../../server/operations/app-error.ts';
import { assertGradableSource } from '../../server/operations/source.ts';
import type { Attack } from './attacks.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cannotGrade = 2;

/** Offers what is too large to the operation behind the route and to the command line; both must refuse it. */
export async function knockAtTheDoor(attacks: readonly Attack[]): Promise<readonly string[]> {
  const complaints: string[] = [];
  const large = attacks.filter(({ source }) => Buffer.byteLength(source) > maxSourceBytes);
  if (large.length === 0) complaints.push('no program of the gallery is too large to be accepted');
  for (const { file, source } of large) {
    if (refusalCode(source) !== 'source_too_large') complaints.push(`${file} is accepted`);
    const exitCode = await gradeOnCommandLine(file);
    if (exitCode !== cannotGrade) complaints.push(`${file} ends the command line with ${exitCode}`);
  }
  return complaints;
}

export function refusalCode(source: string): string | null {
  try {
    assertGradableSource(source);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

function gradeOnCommandLine(file: string): Promise<number | string | null | undefined> {
  const folder = `${root}/test/fixtures`;
  const flags = ['--disable-warning=ExperimentalWarning', `${root}/server/cli/main.ts`];
  const call = ['grade', 'dense-sigmoid', `${folder}/hostile/${file}`];
  return new Promise((resolve) => {
    execFile(process.execPath, [...flags, ...call, '--exercises', `${folder}/exercises`], (error) =>
      resolve(error === null ? 0 : error.code),
    );
  });
}

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { maxSourceBytes } from '#contract/api/submissions.ts';
import type { Locale } from '#contract/locale.ts';
import type { LoadedExercise } from '../exercises/types.ts';
import { createGrader } from '../grading/create-grader.ts';
import { GradingFailure } from '../grading/grading-failure.ts';
import { createSandbox } from '../sandbox/create-sandbox.ts';
import { CommandError } from './command-error.ts';
import { diagnosticsOf } from './diagnostics-of.ts';
import { printReport } from './print-report.ts';
import { codeOf, readExercises } from './read-exercises.ts';

export interface GradeCommand {
  readonly directory: string;
  readonly exercise: string;
  readonly file: string;
  readonly asJson: boolean;
  readonly seed: string | null;
  readonly locale: Locale;
}

/** Grades one file; exit code 0 passed, 1 any other verdict, 2 could not grade. */
export async function gradeCommand(command: GradeCommand): Promise<number> {
  const exercise = await findExercise(command);
  const source = await readSource(command.file);
  const sandbox = await createSandbox({ studentProcesses: 1 });
  try {
    const report = await createGrader({ sandbox }).grade({
      exercise: {
        version: exercise.gradingHash,
        definition: exercise.definition,
        model: exercise.model,
        diagnostics: () => diagnosticsOf(sandbox, exercise),
      },
      source,
      seed: command.seed ?? randomBytes(16).toString('hex'),
    });
    if (command.asJson) console.log(JSON.stringify(report));
    else printReport(report, exercise.mistakes, command.locale);
    return report.verdict === 'passed' ? 0 : 1;
  } catch (cause) {
    if (cause instanceof GradingFailure) {
      throw new CommandError(`${command.exercise} could not be graded: ${cause.message}`, {
        cause,
      });
    }
    throw cause;
  } finally {
    await sandbox.stop();
  }
}

async function findExercise({ directory, exercise }: GradeCommand): Promise<LoadedExercise> {
  const { exercises, broken } = await readExercises(directory);
  const found = exercises.find(({ definition }) => definition.id === exercise);
  if (found) return found;
  const fault = broken.find(({ folder }) => folder.replace(/^\d+-/, '') === exercise);
  if (fault) throw new CommandError(`${exercise} is broken: ${fault.message}`);
  const known = exercises.map(({ definition }) => definition.id).join(', ') || 'none';
  throw new CommandError(`there is no exercise ${exercise}; there are: ${known}`);
}

async function readSource(file: string): Promise<string> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new CommandError(`${file} cannot be read (${codeOf(cause)})`, { cause });
  });
  if (bytes.length > maxSourceBytes) {
    throw new CommandError(
      `${file} has ${bytes.length} bytes; at most ${maxSourceBytes} are graded`,
    );
  }
  const source = decode(bytes, file);
  if (source.trim() === '') throw new CommandError(`${file} is empty`);
  return source;
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new CommandError(`${file} is not UTF-8 text`, { cause });
  }
}

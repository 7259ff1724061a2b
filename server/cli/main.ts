import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Locale } from '#contract/locale.ts';
import { CommandError } from './command-error.ts';
import { gradeCommand } from './grade-command.ts';
import { listCommand } from './list-command.ts';
import { newCommand } from './new-command.ts';
import { schemaCommand } from './schema-command.ts';
import { testCommand } from './test-command.ts';

const usage = `gradecheck: the grader without server or database

  gradecheck grade <exercise> <file> [--json] [--seed S] [--locale en|pt-BR] [--exercises DIR]
      grades one file; exit 0 passed, 1 any other verdict, 2 could not grade
  gradecheck test [<exercise> ...] [--seeds N] [--exercises DIR]
      the publish gate; exit 0 when every exercise holds
  gradecheck list [--exercises DIR]
      the exercises that there are
  gradecheck new <slug> [--number N] [--exercises DIR]
      makes the folder of an exercise, to be filled in
  gradecheck preview <exercise> [--port N] [--exercises DIR]
      statement and reports in the browser, on this machine alone; changes show at once
  gradecheck schema [--exercises DIR]
      writes the JSON Schemas by which editors complete exercise.yaml and misconceptions.yaml

Files are looked up from the folder that the command was called from.`;

interface Call {
  readonly operands: readonly string[];
  readonly directory: string;
  readonly calledFrom: string;
  readonly json: boolean;
  readonly seed: string | null;
  readonly locale: Locale;
  readonly seeds: number;
  readonly number: number | null;
  readonly port: number;
}

/** Each gives the exit code. */
const commands: Readonly<Record<string, (call: Call) => Promise<number>>> = {
  grade: ({ operands: [exercise, file, ...rest], directory, calledFrom, json, seed, locale }) => {
    if (!exercise || !file || rest.length > 0) {
      throw new CommandError('grade takes an exercise and a file; see gradecheck --help');
    }
    return gradeCommand({
      directory,
      exercise,
      file: resolve(calledFrom, file),
      asJson: json,
      seed,
      locale,
    });
  },
  test: ({ operands, directory, seeds }) => testCommand({ directory, exercises: operands, seeds }),
  list: ({ directory }) => listCommand(directory),
  new: ({ operands: [slug, ...rest], directory, number, calledFrom }) => {
    if (!slug || rest.length > 0) {
      throw new CommandError('new takes a name for the exercise; see gradecheck --help');
    }
    return newCommand({ directory, slug, number, calledFrom });
  },
  preview: async ({ operands: [exercise, ...rest], directory, port }) => {
    if (!exercise || rest.length > 0) {
      throw new CommandError('preview takes one exercise; see gradecheck --help');
    }
    // The other commands need no web server.
    const { previewCommand } = await import('./preview-command.ts');
    return previewCommand({ directory, exercise, port });
  },
  schema: ({ directory }) => schemaCommand(directory),
};

/** Runs one command and gives the exit code. */
export async function run(args: readonly string[], calledFrom: string): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        seed: { type: 'string' },
        locale: { type: 'string', default: 'en' },
        seeds: { type: 'string', default: '50' },
        number: { type: 'string' },
        port: { type: 'string', default: '3100' },
        exercises: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [name = 'help', ...operands] = positionals;
    if (values.help || name === 'help') {
      console.log(usage);
      return 0;
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new CommandError(`there is no command ${name}; see gradecheck --help`);
    return await command({
      operands,
      calledFrom,
      directory: values.exercises
        ? resolve(calledFrom, values.exercises)
        : fileURLToPath(new URL('../../exercises', import.meta.url)),
      json: values.json,
      seed: values.seed ?? null,
      locale: readLocale(values.locale),
      seeds: readCount('seeds', values.seeds),
      number: values.number === undefined ? null : readCount('number', values.number),
      port: readCount('port', values.port),
    });
  } catch (cause) {
    const isCaller = cause instanceof CommandError || isOptionError(cause);
    console.error(isCaller ? `gradecheck: ${cause.message}` : cause);
    return 2;
  }
}

function readLocale(written: string): Locale {
  const { success, data } = Locale.safeParse(written);
  if (success) return data;
  throw new CommandError(`--locale ${written}: write en or pt-BR`);
}

function readCount(option: string, written: string): number {
  const count = Number(written);
  if (Number.isInteger(count) && count > 0) return count;
  throw new CommandError(`--${option} ${written}: write a whole number from 1`);
}

function isOptionError(cause: unknown): cause is Error {
  return (
    cause instanceof TypeError && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS')
  );
}

if (import.meta.main) {
  process.exitCode = await run(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
}

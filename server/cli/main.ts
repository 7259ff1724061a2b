import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError } from './command-error.ts';
import { gradeCommand } from './grade-command.ts';
import { listCommand } from './list-command.ts';

const usage = `gradecheck: the grader without server or database

  gradecheck grade <exercise> <file> [--json] [--seed S] [--exercises DIR]
      grades one file; exit 0 passed, 1 any other verdict, 2 could not grade
  gradecheck list [--exercises DIR]
      the exercises that there are

Files are looked up from the folder that the command was called from.`;

/** Runs one command and gives the exit code. */
export async function run(args: readonly string[], calledFrom: string): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        seed: { type: 'string' },
        exercises: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [command, exercise, file, ...rest] = positionals;
    const directory = values.exercises
      ? resolve(calledFrom, values.exercises)
      : new URL('../../exercises', import.meta.url).pathname;
    if (values.help || command === 'help') {
      console.log(usage);
      return 0;
    }
    if (command === 'list') return await listCommand(directory);
    if (command === 'grade' && exercise && file && rest.length === 0) {
      return await gradeCommand({
        directory,
        exercise,
        file: resolve(calledFrom, file),
        asJson: values.json,
        seed: values.seed ?? null,
      });
    }
    throw new CommandError(
      `${[command, ...positionals.slice(1)].join(' ') || 'no command'}: see gradecheck --help`,
    );
  } catch (cause) {
    if (cause instanceof CommandError || isOptionError(cause)) {
      console.error(`gradecheck: ${cause.message}`);
      return 2;
    }
    throw cause;
  }
}

function isOptionError(cause: unknown): cause is Error {
  return (
    cause instanceof TypeError && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS')
  );
}

if (import.meta.main) {
  process.exitCode = await run(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
}

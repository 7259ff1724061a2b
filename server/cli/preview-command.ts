import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSandbox } from '../sandbox/create-sandbox.ts';
import { CommandError } from './command-error.ts';
import { createPreviewApp } from './preview/preview-app.ts';
import { previewExercise } from './preview/previewed-exercise.ts';
import { watchFolder } from './preview/watch-folder.ts';
import { codeOf, readExercises } from './read-exercises.ts';

export interface PreviewCommand {
  readonly directory: string;
  readonly exercise: string;
  readonly port: number;
}

const project = fileURLToPath(new URL('../..', import.meta.url));
/** Solutions are on these pages: nobody else's machine may ask for them. */
const host = '127.0.0.1';

/** Shows an exercise in the browser, statements and reports, until it is interrupted. */
export async function previewCommand(command: PreviewCommand): Promise<number> {
  const folder = join(command.directory, await findFolder(command));
  await buildWeb();
  const sandbox = await createSandbox({});
  const changes = new EventEmitter<{ changed: [] }>();
  const stopWatching = watchFolder(folder, () => changes.emit('changed'));
  const app = await createPreviewApp({
    exercise: previewExercise(folder, sandbox),
    changes,
    webRoot: join(project, 'web/dist'),
  });
  try {
    const address = await app.listen({ host, port: command.port }).catch((cause: unknown) => {
      throw new CommandError(
        `port ${command.port} cannot be used (${codeOf(cause)}); choose another with --port`,
        { cause },
      );
    });
    console.log(`${command.exercise}: ${address}\nChanges show at once; Ctrl+C ends it.`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    return 0;
  } finally {
    stopWatching();
    await app.close();
    await sandbox.stop();
  }
}

/** A folder that cannot be read is shown as well: the page says why, and looks again. */
async function findFolder({ directory, exercise }: PreviewCommand): Promise<string> {
  const { exercises, broken } = await readExercises(directory);
  const folders = [...exercises, ...broken].map(({ folder }) => folder);
  const found = folders.find((folder) => folder.replace(/^\d+-/, '') === exercise);
  if (found) return found;
  const known = exercises.map(({ definition }) => definition.id).join(', ') || 'none';
  throw new CommandError(`there is no exercise ${exercise}; there are: ${known}`);
}

/** Takes half a minute where the pages have changed, and no time where they have not; tells so on stderr. */
async function buildWeb(): Promise<void> {
  const setup = join(project, 'server/setup/setup.mjs');
  const child = spawn(process.execPath, [setup, '--web'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new CommandError('the web pages could not be built; see above');
}

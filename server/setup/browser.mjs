import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, projectNode, projectRoot } from './project.mjs';
import { runProgram } from './run-program.mjs';
import { telling } from './say.mjs';
import { SetupFailure } from './setup-failure.mjs';

/** A Chromium has been found that starts; its path stands in the cache. */
export const browser = { isDone, run };

function isDone() {
  try {
    const { executablePath } = JSON.parse(readFileSync(join(cacheFolder, 'browser.json'), 'utf8'));
    return existsSync(executablePath);
  } catch {
    return false;
  }
}

async function run() {
  const script = join(projectRoot, 'server', 'setup', 'find-browser.mjs');
  await telling('Looking for a Chromium that starts', () =>
    runProgram(projectNode, [script]).catch((error) => {
      throw new SetupFailure(
        `The end-to-end tests need a Chromium, and none starts here: install one (Debian: apt install chromium) or run "npx playwright install chromium".\n${error.output ?? error.message}`,
      );
    }),
  );
}

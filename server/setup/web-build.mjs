import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isUnchanged, remember } from './fingerprint.mjs';
import { modulesFolder, projectNode, projectRoot } from './project.mjs';
import { runProgram } from './run-program.mjs';
import { telling } from './say.mjs';

const inputs = ['web', 'server/engine', 'server/contract', 'package.json', 'package-lock.json'];

/** web/dist holds the pages built from their sources. */
export const webBuild = {
  isDone: () => existsSync(join(projectRoot, 'web/dist/index.html')) && isUnchanged('web', inputs),
  run: async () => {
    const vite = join(modulesFolder, 'vite', 'bin', 'vite.js');
    await telling('Building the web pages', () =>
      runProgram(
        projectNode,
        [vite, 'build', 'web', '--config', 'web/vite.config.ts', '--logLevel', 'error'],
        {
          NODE_ENV: 'production',
        },
      ),
    );
    remember('web', inputs);
  },
};

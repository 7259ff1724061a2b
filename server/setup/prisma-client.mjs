import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isUnchanged, remember } from './fingerprint.mjs';
import { modulesFolder, projectNode, projectRoot } from './project.mjs';
import { runProgram } from './run-program.mjs';
import { telling } from './say.mjs';

const inputs = ['prisma/schema.prisma', 'prisma/prisma.config.ts'];

/** server/db/generated holds the client for the schema. */
export const prismaClient = {
  isDone: () =>
    existsSync(join(projectRoot, 'server/db/generated/client.ts')) && isUnchanged('prisma', inputs),
  run: async () => {
    const cli = join(modulesFolder, 'prisma', 'build', 'index.js');
    await telling('Generating the database client', () =>
      runProgram(projectNode, [cli, 'generate', '--config', 'prisma/prisma.config.ts'], {
        // Any file that exists: `generate` does not run this engine, but would download it.
        PRISMA_SCHEMA_ENGINE_BINARY: projectNode,
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      }),
    );
    remember('prisma', inputs);
  },
};

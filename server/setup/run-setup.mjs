import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { browser } from './browser.mjs';
import { dependencies } from './dependencies.mjs';
import { tryLock } from './lock.mjs';
import { prismaClient } from './prisma-client.mjs';
import { projectRoot } from './project.mjs';
import { say } from './say.mjs';
import { describeFailure } from './setup-failure.mjs';
import { webBuild } from './web-build.mjs';

/**
 * Does what is missing, in order; what is there already costs only the look. Each step tells whether it is done and,
 * if it is not, how to do it.
 *
 * @param {readonly string[]} flags
 */
export async function runSetup(flags) {
  const steps = [
    dependencies,
    prismaClient,
    ...(flags.includes('--web') ? [webBuild] : []),
    ...(flags.includes('--browser') ? [browser] : []),
  ];
  try {
    if (steps.every((step) => step.isDone())) return;
    await alone(async () => {
      for (const step of steps) {
        if (!step.isDone()) await step.run();
      }
    });
  } catch (error) {
    say(describeFailure(error));
    process.exitCode = 1;
  }
}

const waitMs = 250;

/** Runs the work while no other set-up of this folder does. @param {() => Promise<void>} work */
async function alone(work) {
  const folder = join(projectRoot, '.data');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let lock = tryLock(join(folder, 'setup.lock'));
  if ('holder' in lock) say(`Another set-up is at work (process ${lock.holder}); waiting for it.`);
  while ('holder' in lock) {
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    lock = tryLock(join(folder, 'setup.lock'));
  }
  const { release } = lock;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      release();
      process.exit(1);
    });
  }
  try {
    await work();
  } finally {
    release();
  }
}

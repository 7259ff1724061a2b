import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findFreePort, startProgram } from '../program.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the program under test answers. */
    appUrl: string;
    /** The one-time link of its first start. */
    firstInstructorUrl: string;
    /** Lets students into the demo course. */
    joinCode: string;
  }
}

/** Starts the real program on an empty data folder, as its first user would, and reads what it prints. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gradecheck-e2e-'));
  const program = startProgram({ DATA_DIR: dataDir, PORT: `${await findFreePort()}` });
  const teardown = async () => {
    await program.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  try {
    const printed = await program.printed(/with the code (\w+)/);
    project.provide('appUrl', find(printed, /ready: (\S+)/));
    project.provide('firstInstructorUrl', find(printed, /(http\S+\/link\/\S+)/));
    project.provide('joinCode', find(printed, /with the code (\w+)/));
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}

function find(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`The program did not print ${pattern}:\n${text}`);
  return found;
}

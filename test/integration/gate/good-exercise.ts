import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, test } from 'vitest';
import { writeTemplate } from '../../../server/cli/write-template.ts';
import type { GateContext, GateFiles } from '../../../server/exercises/gate/gate-context.ts';
import { gatherContext, readGateFiles } from '../../../server/exercises/gate/gather.ts';
import {
  runGate,
  type GateOutcome,
  type GateRequest,
} from '../../../server/exercises/gate/run-gate.ts';
import { loadExercise } from '../../../server/exercises/load.ts';
import { readMisconceptions } from '../../../server/exercises/read-misconceptions.ts';
import { createSandbox } from '../../../server/sandbox/create-sandbox.ts';
import type { Sandbox } from '../../../server/sandbox/types.ts';

/** How a file differs from that of the good exercise; null leaves it out. `*` stands for every file. */
export type Changes = Readonly<Record<string, ((text: string) => string) | null>>;

export interface Gate {
  readonly sandbox: Sandbox;
  /** What the gate says of the good exercise with these changes. */
  readonly judge: (changes?: Changes) => Promise<GateOutcome>;
  /** What its rules look at. */
  readonly gather: (changes?: Changes) => Promise<GateContext>;
}

/** One sandbox for a whole test file. */
// eslint-disable-next-line no-empty-pattern -- Vitest reads from the pattern which fixtures are asked for
export const it = test.extend('gate', { scope: 'file' }, async ({}, { onCleanup }) => {
  const sandbox = await createSandbox({ studentProcesses: 2 });
  onCleanup(() => sandbox.stop());
  const gate: Gate = {
    sandbox,
    judge: async (changes) => runGate(await request(sandbox, changes)),
    gather: async (changes) => {
      const asked = await request(sandbox, changes);
      return gatherContext(await readGateFiles(asked), asked);
    },
  };
  return gate;
});

/** What stands in the folder, for rules that read it. */
export async function readGoodFiles(changes?: Changes): Promise<GateFiles> {
  return readGateFiles(await readGood(changes));
}

async function readGood(changes?: Changes) {
  const directory = await writeGoodExercise(changes);
  return {
    directory,
    exercise: await loadExercise(join(directory, '01-good')),
    misconceptions: await readMisconceptions(directory),
  };
}

async function request(sandbox: Sandbox, changes?: Changes): Promise<GateRequest> {
  return { ...(await readGood(changes)), sandbox, seeds: ['gate-0', 'gate-1'] };
}

/** What `gradecheck new` makes, filled in, and then changed; the directory that it stands in. */
export async function writeGoodExercise(changes: Changes = {}): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'gradecheck-gate-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const folder = join(directory, '01-good');
  await writeTemplate(directory, folder, 'good');
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  for (const { parentPath, name } of files) {
    await rewrite(join(parentPath, name), fillIn);
  }
  for (const [file, change] of Object.entries(changes)) {
    const all = files.map(({ parentPath, name }) => join(parentPath, name));
    for (const path of file === '*' ? all : [join(folder, file)]) {
      if (change === null) await rm(path);
      else await rewrite(path, change);
    }
  }
  return directory;
}

/** Writes a word in every place that the template leaves to the author. */
export function fillIn(text: string): string {
  return text
    .replaceAll(/\[preencha: [^\]]*\]/g, 'Texto')
    .replaceAll(/\[fill in: [^\]]*\]/g, 'Text');
}

async function rewrite(path: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => '');
  await writeFile(path, change(text));
}

/** A change of one part of a text, which has to be there. */
export function swap(part: string | RegExp, replacement: string): (text: string) => string {
  return (text) => {
    const changed =
      typeof part === 'string'
        ? text.replace(part, () => replacement)
        : text.replace(part, replacement);
    if (changed === text) throw new Error(`there is no ${part} to change`);
    return changed;
  };
}

export function both(...changes: readonly ((text: string) => string)[]): (text: string) => string {
  return (text) => changes.reduce((changed, change) => change(changed), text);
}

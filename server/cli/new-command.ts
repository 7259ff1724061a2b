import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Slug } from '#contract/exercise.ts';
import { CommandError } from './command-error.ts';
import { codeOf } from './read-exercises.ts';
import { writeTemplate } from './write-template.ts';

export interface NewCommand {
  readonly directory: string;
  readonly slug: string;
  /** The place in the list; null takes the next one. */
  readonly number: number | null;
  readonly calledFrom: string;
}

const longestSlug = 60;

/** Makes the folder of a new exercise, complete but for what its author alone can say. */
export async function newCommand(command: NewCommand): Promise<number> {
  const { directory, slug, calledFrom } = command;
  if (!Slug.safeParse(slug).success || slug.length > longestSlug) {
    throw new CommandError(
      `${slug} is no name for an exercise: write at most ${longestSlug} lower-case letters and digits, words joined by hyphens, like linear-backward`,
    );
  }
  const folder = join(directory, await nameFolder(command));
  const files = await writeTemplate(directory, folder, slug);
  console.log(`${relative(calledFrom, folder) || '.'} is made:`);
  for (const file of files) console.log(`  ${file}`);
  console.log(`
It holds a small exercise that works. Put yours in its place, fill in what says [fill in: …] and [preencha: …], then
  npm run --silent gradecheck -- preview ${slug}
  npm run --silent gradecheck -- test ${slug}
docs/authoring.md goes through it step by step.`);
  return 0;
}

async function nameFolder({ directory, slug, number }: NewCommand): Promise<string> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((cause: unknown) => {
    throw new CommandError(`${directory} cannot be read (${codeOf(cause)})`, { cause });
  });
  const taken = entries.flatMap((entry) => {
    const [, digits, name] = /^(\d+)-(.+)$/.exec(entry.name) ?? [];
    return entry.isDirectory() && digits && name
      ? [{ folder: entry.name, number: Number(digits), name }]
      : [];
  });
  const namesake = taken.find(({ name }) => name === slug);
  if (namesake) {
    throw new CommandError(`there is an exercise ${slug} already: ${namesake.folder}`);
  }
  const chosen = number ?? 1 + Math.max(0, ...taken.map((one) => one.number));
  const neighbour = taken.find((one) => one.number === chosen);
  if (neighbour) {
    throw new CommandError(`number ${chosen} is taken by ${neighbour.folder}; choose another`);
  }
  return `${String(chosen).padStart(2, '0')}-${slug}`;
}

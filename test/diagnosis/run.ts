import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createSandbox } from '../../server/sandbox/create-sandbox.ts';
import { loadExercises } from '../../server/exercises/load.ts';
import { tallyDiagnoses, weightOfRightAnswers, type Confusion } from './confusion.ts';

/** Prints under which names the mistakes of all exercises go, and fails if one goes under another's or a right answer fails. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '100' },
    honest: { type: 'string', default: '10000' },
  },
});

const directory = fileURLToPath(new URL('../../exercises', import.meta.url));
const seedsPerMistake = Number(values.seeds);
/** The right answers that stand in the exercises, to spread the honest gradings over. */
const { exercises } = await loadExercises(directory);
const weights = exercises.map(({ folder, definition }) => {
  const files = globSync(`${folder}/{solution.ts,alt/*.ts}`, { cwd: directory });
  return files.length * weightOfRightAnswers(definition);
});
const rightAnswers = weights.reduce((sum, weight) => sum + weight, 0);
const startedAt = performance.now();
const sandbox = await createSandbox({ studentProcesses: 3 });
let honest = 0;
let misnamed = 0;
const falseFailures: string[] = [];
try {
  const tallies = tallyDiagnoses({
    sandbox,
    directory,
    seedsPerMistake,
    seedsPerRightAnswer: Math.ceil(Number(values.honest) / rightAnswers),
    ...(positionals.length > 0 && { only: positionals }),
  });
  let since = performance.now();
  for await (const tally of tallies) {
    honest += tally.honest;
    falseFailures.push(...tally.falseFailures);
    const seconds = ((performance.now() - since) / 1000).toFixed(0);
    misnamed += printConfusion(`${tally.exercise} (${seconds} s)`, tally.confusion);
    since = performance.now();
  }
} finally {
  await sandbox.stop();
}
for (const failure of falseFailures) console.log(`failed a right answer: ${failure}`);
const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
console.log(
  `${misnamed} gradings misnamed; ${honest} right answers, ${falseFailures.length} failed; ${minutes} min`,
);
process.exitCode = misnamed + falseFailures.length === 0 ? 0 : 1;

/** One row a mistake with every name it was given; returns how many were not its own. */
function printConfusion(title: string, confusion: Confusion): number {
  let wrong = 0;
  console.log(title);
  for (const [mistake, names] of confusion) {
    const others = [...names].filter(([name]) => name !== mistake);
    wrong += others.reduce((sum, [, count]) => sum + count, 0);
    const own = names.get(mistake) ?? 0;
    const rest = others.map(([name, count]) => `${name} ${count}`).join(', ');
    console.log(`  ${mistake.padEnd(34)} ${String(own).padStart(4)}  ${rest}`);
  }
  return wrong;
}

import { parseArgs } from 'node:util';
import { createGrader } from '../../server/grading/create-grader.ts';
import { createSandbox } from '../../server/sandbox/create-sandbox.ts';
import { readAttacks, type Attack } from './attacks.ts';
import { readDenseSigmoid, readHonest } from './dense-sigmoid-programs.ts';
import { knockAtTheDoor } from './door.ts';
import { fuzz } from './fuzz.ts';
import { holdAgainst, type Defence } from './hold.ts';
import { keepMutants, print, printFate, printFuzz, printResidents } from './print.ts';
import { Census, type Residents } from './residents.ts';

/**
 * `npm run test:hostile`: every hostile program through the whole grader and the honest one after each, then mutants
 * of all of them. Exits with 1 if a promise was broken.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    /** Where launchers such as bwrap are looked for instead of the usual places; `none` leaves the level plain. */
    tools: { type: 'string', multiple: true },
  },
});

/** A process that served is larger than a fresh one, by what V8 and its allocator keep for later. */
const growthAllowed = 1.5;

const complaints: string[] = [];
const census = new Census();
const endings = new Map<string, number>();

const sandbox = await createSandbox({
  studentProcesses: 2,
  ...(values.tools && { toolDirectories: values.tools }),
  log: (event) => {
    if (event.kind === 'ended') endings.set(event.cause, (endings.get(event.cause) ?? 0) + 1);
    if (event.kind === 'started') census.look();
  },
});
print(`student code is confined at level ${sandbox.level}`);
try {
  await proveOn(createDefence(await readDenseSigmoid()));
} finally {
  await sandbox.stop();
}
const survivors = await census.survivors();
if (census.seen < 2) complaints.push('no sandbox processes were found that could be watched');
complaints.push(...survivors.map(({ pid }) => `process ${pid} outlived the sandbox`));
const causes = [...endings].map(([cause, count]) => `${cause} ${count}`).join(', ');
print(`${census.seen} sandbox processes, ${survivors.length} left; ended: ${causes}`);
for (const complaint of complaints) print(`BROKEN: ${complaint}`);
process.exitCode = complaints.length === 0 ? 0 : 1;

function createDefence(exercise: Defence['exercise']): Defence {
  return { grader: createGrader({ sandbox }), exercise, honest: readHonest()[0] };
}

async function proveOn(defence: Defence): Promise<void> {
  const attacks = readAttacks();
  complaints.push(...(await knockAtTheDoor(attacks)));
  await expectHonest(defence, 'before the attacks', 10);
  const before = await census.count(sandbox);
  printResidents('before', before);
  await holdAgainstAll(defence, attacks);
  await expectHonest(defence, 'after the attacks', 10);
  compareResidents('after the attacks', before, await census.count(sandbox));
  await fuzzFor(Number(values.seconds), defence, attacks);
  await expectHonest(defence, 'after the mutants', 10);
  compareResidents('after the mutants', before, await census.count(sandbox));
}

async function holdAgainstAll(defence: Defence, attacks: readonly Attack[]): Promise<void> {
  for (const attack of attacks) {
    const fate = await holdAgainst(defence, attack);
    census.look();
    printFate(fate);
    complaints.push(...fate.complaints.map((complaint) => `${fate.file} ${complaint}`));
  }
}

async function fuzzFor(
  seconds: number,
  { exercise }: Defence,
  attacks: readonly Attack[],
): Promise<void> {
  const honest = readHonest();
  const result = await fuzz({
    sandbox,
    exercise,
    programs: [...honest, ...attacks.map(({ source }) => source)],
    honest: honest.length,
    durationMs: seconds * 1000,
    seed: Number(values.seed),
  });
  printFuzz(result, values.seed);
  complaints.push(...(await keepMutants(result.findings)));
}

async function expectHonest({ grader, exercise, honest }: Defence, when: string, times: number) {
  for (let time = 0; time < times; time++) {
    const { verdict } = await grader.grade({ exercise, source: honest, seed: `${time}` });
    if (verdict !== 'passed') complaints.push(`${when} the honest program ended as ${verdict}`);
  }
}

function compareResidents(when: string, before: Residents, after: Residents): void {
  printResidents(when, after);
  if (after.processes !== before.processes) {
    complaints.push(`${when} there are ${after.processes} processes, not ${before.processes}`);
  }
  if (after.residentMb > before.residentMb * growthAllowed) {
    complaints.push(`${when} the processes hold ${after.residentMb.toFixed(0)} MB`);
  }
}

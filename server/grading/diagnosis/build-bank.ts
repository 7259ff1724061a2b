import type { Sandbox } from '../../sandbox/types.ts';
import { GradingFailure } from '../grading-failure.ts';
import type { GradableExercise } from '../types.ts';
import type {
  BankEntry,
  DiagnosticBank,
  DiagnosticMaterial,
  Signature,
  WrongSolution,
} from './bank.ts';
import { mergeMistakes } from './merge-mistakes.ts';
import { observe, prepareDiagnosis, type DiagnosticDraws } from './observe.ts';

type Processes = Pick<Sandbox, 'open' | 'evaluate'>;

/** Runs every wrong solution, and every two of them that can be made together, on the diagnostic cases. */
export async function buildBank(
  sandbox: Processes,
  exercise: GradableExercise,
  { solution, wrong }: DiagnosticMaterial,
  seed: string,
): Promise<DiagnosticBank> {
  const draws = prepareDiagnosis(sandbox, exercise, seed);
  const singles = await observeAll(
    sandbox,
    exercise,
    draws,
    wrong.map(({ misconception, source }) => ({ misconceptions: [misconception], source })),
  );
  const pairs = await observeAll(sandbox, exercise, draws, listPairs(solution, wrong));
  return { seed, entries: [...singles, ...pairs.filter((pair) => isNew(pair, singles))] };
}

interface Mistaken {
  readonly misconceptions: BankEntry['misconceptions'];
  readonly source: string;
}

function listPairs(solution: string, wrong: readonly WrongSolution[]): Mistaken[] {
  return wrong.flatMap((first, at) =>
    wrong.slice(at + 1).flatMap((second) => {
      const source = mergeMistakes(first.source, solution, second.source);
      const misconceptions = [first.misconception, second.misconception] as const;
      return source === null ? [] : [{ misconceptions, source }];
    }),
  );
}

async function observeAll(
  sandbox: Processes,
  exercise: GradableExercise,
  draws: DiagnosticDraws,
  mistakes: readonly Mistaken[],
): Promise<BankEntry[]> {
  const entries: BankEntry[] = [];
  for (const { misconceptions, source } of mistakes) {
    const signature = await observeSource(sandbox, exercise, draws, source);
    if (signature) entries.push({ misconceptions, signature });
  }
  return entries;
}

async function observeSource(
  sandbox: Processes,
  exercise: GradableExercise,
  draws: DiagnosticDraws,
  source: string,
): Promise<Signature | null> {
  const { functions, limits } = exercise.definition;
  const opened = await sandbox.open({ source, exports: Object.keys(functions), limits });
  if (opened.state === 'failed') throw new GradingFailure(opened.reason, 'sandbox');
  if (opened.state !== 'ready') return null;
  try {
    return await observe(sandbox, opened.session, exercise, draws);
  } finally {
    await opened.session.close();
  }
}

/** A pair in which one mistake hides the other says nothing that the other's own entry does not. */
function isNew({ signature }: BankEntry, singles: readonly BankEntry[]): boolean {
  const text = JSON.stringify(signature);
  return singles.every((single) => JSON.stringify(single.signature) !== text);
}

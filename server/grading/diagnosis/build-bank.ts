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
import { partialMistakes } from './partial-mistakes.ts';
import { variedConstants } from './varied-constants.ts';
import { observe, prepareDiagnosis, type DiagnosticDraws } from './observe.ts';

type Processes = Pick<Sandbox, 'open' | 'evaluate'>;

/**
 * Runs every wrong solution on the diagnostic cases, its variants, and every two mistakes that can be made together.
 */
export async function buildBank(
  sandbox: Processes,
  exercise: GradableExercise,
  { solution, wrong }: DiagnosticMaterial,
  seed: string,
): Promise<DiagnosticBank> {
  const draws = prepareDiagnosis(sandbox, exercise, seed);
  const observed = (mistakes: readonly Mistaken[]) =>
    observeAll(sandbox, exercise, draws, mistakes);
  const singles = await observed(
    wrong.map(({ misconception, source }) => ({
      misconceptions: [misconception],
      isVariant: false,
      source,
    })),
  );
  const variants = await observed(listVariants(solution, wrong));
  const known = [
    ...singles,
    ...variants.filter((one) => isTelling(one, [...singles, ...variants])),
  ];
  const pairs = await observed(listPairs(solution, wrong));
  return { seed, entries: [...known, ...pairs.filter((pair) => isNew(pair, known))] };
}

type Mistaken = Omit<BankEntry, 'signature'> & { readonly source: string };

function listVariants(solution: string, wrong: readonly WrongSolution[]): Mistaken[] {
  return wrong.flatMap(({ misconception, source: whole }) =>
    [...partialMistakes(whole, solution), ...variedConstants(whole, solution)].map((source) => ({
      misconceptions: [misconception],
      isVariant: true,
      source,
    })),
  );
}

function listPairs(solution: string, wrong: readonly WrongSolution[]): Mistaken[] {
  return wrong.flatMap((first, at) =>
    wrong.slice(at + 1).flatMap((second) => {
      if (first.misconception === second.misconception) return [];
      const source = mergeMistakes(first.source, solution, second.source);
      const misconceptions = [first.misconception, second.misconception] as const;
      return source === null ? [] : [{ misconceptions, isVariant: false, source }];
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
  for (const { source, ...mistake } of mistakes) {
    const signature = await observeSource(sandbox, exercise, draws, source);
    if (signature) entries.push({ ...mistake, signature });
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
    const observed = await observe(sandbox, opened.session, exercise, draws);
    return observed && observed.signature;
  } finally {
    await opened.session.close();
  }
}

/** Half of a change may be no mistake, or may be what another mistake looks like. */
function isTelling(variant: BankEntry, known: readonly BankEntry[]): boolean {
  if (Object.keys(variant.signature).length === 0) return false;
  const [id] = variant.misconceptions;
  return isNew(
    variant,
    known.filter(({ misconceptions }) => misconceptions[0] !== id),
  );
}

/** A pair in which one mistake hides the other says nothing that the other's own entry does not. */
function isNew({ signature }: BankEntry, known: readonly BankEntry[]): boolean {
  const text = JSON.stringify(signature);
  return known.every((other) => JSON.stringify(other.signature) !== text);
}

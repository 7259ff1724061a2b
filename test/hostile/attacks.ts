import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Verdict } from '../../server/contract/verdict.ts';

/** The gallery of hostile programs, all written against dense-sigmoid, and how each may end. */

const folder = new URL('../fixtures/hostile/', import.meta.url);

export const OutcomeClass = z.enum([
  'timeout',
  'memory',
  'runtime_error',
  'rejected_value',
  'wrong_answer',
]);
export type OutcomeClass = z.infer<typeof OutcomeClass>;

const Index = z.array(z.looseObject({ file: z.string(), expected: z.array(OutcomeClass) }));

export interface Attack {
  readonly file: string;
  readonly source: string;
  readonly expected: readonly OutcomeClass[];
}

const programsInGallery = 52;

/** Throws unless the folder holds what its index lists, all of it. */
export function readAttacks(): readonly Attack[] {
  const listed = Index.parse(JSON.parse(readText('index.json')));
  const present = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const missing = listed.filter(({ file }) => !present.includes(file));
  if (
    missing.length > 0 ||
    present.length !== listed.length ||
    listed.length !== programsInGallery
  ) {
    throw new Error(
      `The gallery should hold ${programsInGallery} programs: ${listed.length} are listed, ${present.length} are there.`,
    );
  }
  return listed.map(({ file, expected }) => ({ file, expected, source: readText(file) }));
}

function readText(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8');
}

/** The class of each verdict; the verdicts without one are never a hostile program's. */
const classes: { readonly [verdict in Verdict]: OutcomeClass | null } = {
  system_error: null,
  cancelled: null,
  syntax_error: 'runtime_error',
  missing_export: 'runtime_error',
  unsupported_syntax: 'runtime_error',
  forbidden_api: 'runtime_error',
  time_limit: 'timeout',
  memory_limit: 'memory',
  output_limit: 'rejected_value',
  runtime_error: 'runtime_error',
  mutated_input: 'wrong_answer',
  non_deterministic: 'wrong_answer',
  missing_output: 'rejected_value',
  wrong_type: 'rejected_value',
  shape_mismatch: 'rejected_value',
  non_finite: 'rejected_value',
  wrong_forward: 'wrong_answer',
  wrong_gradient: 'wrong_answer',
  undecided: null,
  partial: null,
  passed: null,
};

export function classOf(verdict: Verdict): OutcomeClass | null {
  return classes[verdict];
}

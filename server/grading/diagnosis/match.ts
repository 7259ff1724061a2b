import type { Diagnosis } from '#contract/report.ts';
import type { BankEntry, Signature } from './bank.ts';
import type { Observation } from './observe.ts';
import { countEqualMarks, countSharedMarks, fingerprint } from './signature.ts';

/** Equal on this many diagnostic cases, a mistake is confirmed; on fewer it is suspected. */
const confirmedFrom = 2;

/**
 * Names the mistakes behind what a program gets wrong. First the smallest explanation of everything: one
 * misconception, then two together. Where there is none, each quantity that is wrong by itself on its own; what stays
 * unexplained gets a fingerprint, so that equal unknown answers can be grouped and named later.
 */
export function matchMistakes(
  { signature: observed, own }: Observation,
  entries: readonly BankEntry[],
): Diagnosis[] {
  const blamed = Object.keys(observed);
  if (blamed.length === 0) return [];
  const whole = entries.find(({ signature }) => explainsAll(observed, signature));
  if (whole) {
    const named = whole.misconceptions.map((id): Diagnosis => {
      const quantity = blamed.find((name) => isBlamedBy(id, name, entries)) ?? blamed[0] ?? '';
      return { id, quantity, confidence: confidence(observed, whole.signature, blamed) };
    });
    return named.toSorted((a, b) => blamed.indexOf(a.quantity) - blamed.indexOf(b.quantity));
  }
  const found = new Map<string, Diagnosis>();
  for (const quantity of own) {
    const diagnosis =
      matchAlone(quantity, observed, entries) ??
      matchBeside(quantity, observed, entries, found) ??
      matchSome(quantity, observed, entries);
    if (diagnosis && !found.has(diagnosis.id)) found.set(diagnosis.id, diagnosis);
    if (!diagnosis) {
      const id = `unknown:${fingerprint(observed[quantity] ?? [])}`;
      found.set(`${id} ${quantity}`, { id, quantity, confidence: 'suspected' });
    }
  }
  return [...found.values()];
}

export function isUnknown(id: string): boolean {
  return id.startsWith('unknown:');
}

function explainsAll(observed: Signature, signature: Signature): boolean {
  const names = new Set([...Object.keys(observed), ...Object.keys(signature)]);
  return [...names].every((name) => countEqualMarks(observed[name], signature[name]) > 0);
}

function matchAlone(
  quantity: string,
  observed: Signature,
  entries: readonly BankEntry[],
): Diagnosis | null {
  for (const { misconceptions, signature } of entries) {
    if (misconceptions.length !== 1) continue;
    if (countEqualMarks(observed[quantity], signature[quantity]) === 0) continue;
    const [id] = misconceptions;
    return { id, quantity, confidence: confidence(observed, signature, [quantity]) };
  }
  return null;
}

/** A second mistake shows otherwise after a first one: it is looked up beside those that were found. */
function matchBeside(
  quantity: string,
  observed: Signature,
  entries: readonly BankEntry[],
  found: ReadonlyMap<string, Diagnosis>,
): Diagnosis | null {
  for (const { misconceptions, signature } of entries) {
    if (countEqualMarks(observed[quantity], signature[quantity]) === 0) continue;
    const id = misconceptions.find((one) => !found.has(one));
    const isBeside = misconceptions.length === 2 && misconceptions.some((one) => found.has(one));
    if (id === undefined || !isBeside) continue;
    return { id, quantity, confidence: confidence(observed, signature, [quantity]) };
  }
  return null;
}

/**
 * A mistake made for one activation and not for another shows in some of the cases of the known one. The same wrong
 * numbers in two cases are no accident.
 */
function matchSome(
  quantity: string,
  observed: Signature,
  entries: readonly BankEntry[],
): Diagnosis | null {
  const known = entries
    .filter(({ misconceptions }) => misconceptions.length === 1)
    .filter(
      ({ signature }) => countSharedMarks(observed[quantity], signature[quantity]) >= confirmedFrom,
    )
    .toSorted((left, right) => countMarks(left, quantity) - countMarks(right, quantity));
  const id = known[0]?.misconceptions[0];
  return id === undefined ? null : { id, quantity, confidence: 'confirmed' };
}

function countMarks({ signature }: BankEntry, quantity: string): number {
  return (signature[quantity] ?? []).filter((mark) => mark !== null).length;
}

function isBlamedBy(id: string, quantity: string, entries: readonly BankEntry[]): boolean {
  return entries.some(
    ({ misconceptions, signature }) =>
      misconceptions.length === 1 && misconceptions[0] === id && quantity in signature,
  );
}

function confidence(
  observed: Signature,
  signature: Signature,
  quantities: readonly string[],
): Diagnosis['confidence'] {
  const cases = quantities.map((name) => countEqualMarks(observed[name], signature[name]));
  return Math.max(...cases) >= confirmedFrom ? 'confirmed' : 'suspected';
}

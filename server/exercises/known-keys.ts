import { z } from 'zod';
import type { Path } from './meant-issue.ts';

/** What of a JSON Schema says which keys there are. */
interface Form {
  readonly properties?: Readonly<Record<string, Form>>;
  readonly additionalProperties?: Form | boolean;
  readonly items?: Form | readonly Form[];
  readonly anyOf?: readonly Form[];
}

/** The keys that a schema knows at a place; where several forms are allowed, those of the one most like the value. */
export function keysAt(schema: z.ZodType, path: Path, value: unknown): string[] {
  // Safe: a JSON Schema has these keys or none of them.
  const root = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }) as Form;
  const forms = path.reduce<readonly Form[]>(
    (outer, key) => outer.flatMap((form) => stepInto(form, key)),
    alternatives(root),
  );
  const written = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const lists = forms.map(({ properties }) => Object.keys(properties ?? {}));
  const shared = (keys: readonly string[]) => keys.filter((key) => written.includes(key)).length;
  return lists.toSorted((left, right) => shared(right) - shared(left))[0] ?? [];
}

function stepInto(form: Form, key: PropertyKey): readonly Form[] {
  const inner =
    typeof key === 'number'
      ? [form.items ?? []].flat()
      : [form.properties?.[String(key)] ?? form.additionalProperties ?? []].flat();
  return inner.flatMap((one) => (typeof one === 'object' ? alternatives(one) : []));
}

function alternatives(form: Form): readonly Form[] {
  return form.anyOf ? form.anyOf.flatMap(alternatives) : [form];
}

/** The one of the names that is written almost alike; undefined where none is. */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(written.length / 3));
  return names
    .map((name) => ({ name, slips: countSlips(written.toLowerCase(), name.toLowerCase()) }))
    .filter(({ slips }) => slips <= most)
    .toSorted((left, right) => left.slips - right.slips)[0]?.name;
}

/** Letters to add, leave out, change or swap with their neighbour (optimal string alignment). */
function countSlips(left: string, right: string): number {
  let [before, row]: [number[], number[]] = [
    [],
    Array.from({ length: right.length + 1 }, (_, j) => j),
  ];
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const isSame = left[i - 1] === right[j - 1];
      const isSwap = left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, row] = [row, next];
  }
  return row[right.length] ?? 0;
}

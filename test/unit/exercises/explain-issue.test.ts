import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { explainIssues } from '../../../server/exercises/explain-issue.ts';
import { nearestName } from '../../../server/exercises/known-keys.ts';

const Shape = z.strictObject({ shape: z.array(z.int()), draw: z.enum(['normal', 'labels']) });
const Schema = z.strictObject({
  inputs: z.record(z.string().regex(/^\w+$/, 'a plain name'), z.union([Shape, z.literal('J')])),
  cases: z.array(z.strictObject({ id: z.string(), count: z.int().max(9).default(1) })),
  shown: z.boolean().optional(),
});

function explain(value: unknown): string {
  const parsed = Schema.safeParse(value);
  if (parsed.success) throw new Error('this is as it should be');
  const { path, what } = explainIssues(parsed.error.issues, value, Schema);
  return `[${path.map(String).join(', ')}] ${what}`;
}

const input = { shape: [1], draw: 'normal' };

describe('explaining what a schema found wrong', () => {
  it('takes a key that is missing beside one that nobody knows for a slip, at any depth', () => {
    expect(explain({ inpust: {}, cases: [] })).toBe(
      '[inpust] there is no key inpust; write inputs',
    );
    expect(explain({ inputs: { X: { sahpe: [1], draw: 'normal' } }, cases: [] })).toBe(
      '[inputs, X, sahpe] inputs.X: there is no key sahpe; write shape',
    );
  });

  it('lists the keys of the nearest form where none is written alike', () => {
    expect(explain({ inputs: { X: { ...input, colour: 1 } }, cases: [] })).toBe(
      '[inputs, X, colour] inputs.X: there is no key colour; there are shape, draw',
    );
  });

  it('calls the entries of lists by their ids', () => {
    expect(explain({ inputs: {}, cases: [{ id: 'ordinary', count: 'two' }] })).toBe(
      '[cases, 0, count] cases.ordinary.count: "two" will not do; write a number',
    );
    expect(explain({ inputs: {}, cases: [{ count: 2 }] })).toBe(
      '[cases, 0, id] cases.0.id: is missing; write a text',
    );
  });

  it.for([
    [{ inputs: {}, cases: [{ id: 'a', count: 10 }] }, '10 will not do; write a number up to 9'],
    [{ inputs: {}, cases: [{ id: 'a', count: null }] }, 'is empty; write a number'],
    [{ inputs: { X: 5 }, cases: [] }, '5 will not do; write a record, like { key: value } or J'],
    [{ inputs: { 'a b': input }, cases: [] }, 'will not do; write a plain name'],
    [
      { inputs: { X: { ...input, draw: 'uniform' } }, cases: [] },
      '"uniform" will not do; write normal or labels',
    ],
    [{ inputs: {}, cases: {} }, '{} will not do; write a list, like [a, b]'],
    [{ inputs: {}, cases: [], shown: 1 }, '1 will not do; write true or false'],
    [{ inputs: {}, cases: [7] }, '7 will not do; write { id, count }'],
  ] as const)('says what to write in place of %j', ([value, text]) => {
    expect(explain(value)).toContain(text);
  });

  it('shows the beginning of what is long', () => {
    expect(explain({ inputs: 'x'.repeat(100), cases: [] })).toBe(
      `[inputs] inputs: "${'x'.repeat(39)}… will not do; write a record, like { key: value }`,
    );
  });
});

describe('the name that was meant', () => {
  it.for([
    ['pubilc', 'public'],
    ['Count', 'count'],
    ['coun', 'count'],
    ['conut', 'count'],
    ['ie', 'id'],
  ] as const)('by %s is %s', ([written, meant]) => {
    expect(nearestName(written, ['id', 'count', 'public'])).toBe(meant);
  });

  it('is unknown where nothing is written alike', () => {
    expect(nearestName('colour', ['id', 'count', 'public'])).toBeUndefined();
  });
});

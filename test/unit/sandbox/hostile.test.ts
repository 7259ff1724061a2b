import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createSandbox } from '../../../server/sandbox/create-sandbox.ts';
import type { Sandbox } from '../../../server/sandbox/types.ts';
import { runDenseSigmoid } from './dense-sigmoid.ts';

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = new URL('../../fixtures/hostile/', import.meta.url);

interface Attack {
  readonly file: string;
  readonly expected: readonly string[];
}

/** One of each kind of attack; those that only burn a second are left to the complete run. */
const FEATURED = new Set([
  '01',
  '07',
  '11',
  '21',
  '25',
  '31',
  '35',
  '39',
  '45',
  '47',
  '49',
  '57',
  '59',
  '61',
  '63',
  '65',
  '67',
  '69',
  '71',
  '73',
  '75',
  '77',
  '79',
  '81',
  '83',
  '85',
  '87',
  '89',
  '91',
  '93',
  '95',
  '97',
  '99',
  '101',
  '103',
]);

// The index is ours: a list of attacks.
const attacks = (
  JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as Attack[]
).filter(({ file }) => FEATURED.has(file.split('-')[0]!));

const honest = `
import * as np from 'np';

export function forward({ x, w, b }) {
  const y = np.divide(1, np.add(1, np.exp(np.negative(np.add(np.matmul(x, w), b)))));
  return { y, cache: { x, w, y } };
}

export function backward({ dy, cache: { x, w, y } }) {
  const dz = np.multiply(dy, np.multiply(y, np.subtract(1, y)));
  return { dx: np.matmul(dz, w.T), dw: np.matmul(x.T, dz), db: np.sum(dz, { axis: 0 }) };
}
`;

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await createSandbox();
});

afterAll(() => sandbox.stop());

test('the honest program passes', async () => {
  expect(await runDenseSigmoid(sandbox, honest)).toBe('passed');
});

test.each(attacks)(
  '$file ends as one of $expected, and the honest program passes after it',
  async ({ file, expected }) => {
    const source = readFileSync(new URL(file, folder), 'utf8');
    expect(expected).toContain(await runDenseSigmoid(sandbox, source));
    expect(await runDenseSigmoid(sandbox, honest)).toBe('passed');
  },
);

import { expect, it } from 'vitest';
import { layOut } from '../../../server/cli/print-outcome.ts';

it('lays out mistakes by cases, the cases of a recipe under its name', () => {
  const place = (recipe: string, k: number) => ({ id: `${recipe}-${k}`, recipe });
  const cases = [
    { id: 'slide', recipe: 'slide' },
    ...[1, 2, 3, 4, 5].map((k) => place('usual', k)),
    ...[1, 2].map((k) => place('one-example', k)),
  ];
  const passed = cases.map(() => 'passed' as const);
  const rows = [
    {
      misconception: 'missing-mean',
      outcomes: passed.map((_, at) => (at < 6 ? ('wrong_gradient' as const) : ('passed' as const))),
    },
    {
      misconception: 'sign',
      outcomes: passed.map((outcome, at) => (at === 0 ? ('runtime_error' as const) : outcome)),
    },
  ];
  expect(layOut({ cases, rows }).join('\n')).toMatchInlineSnapshot(`
    "              slide  usual      one-example
    missing-mean  ×      × × × × ×  · ·
    sign          ×      · · · · ·  · ·"
  `);
});

it('lays out nothing where no mistake is known', () => {
  expect(layOut({ cases: [{ id: 'slide', recipe: 'slide' }], rows: [] })).toEqual([]);
});

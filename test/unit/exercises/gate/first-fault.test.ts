import { expect, it } from 'vitest';
import { firstFault } from '../../../../server/exercises/gate/first-fault.ts';

it('tells the fault of the first seed that has one, whichever is graded sooner', async () => {
  const slow = () => new Promise<string>((resolve) => setTimeout(resolve, 20, 'late'));
  const faults: Readonly<Record<string, () => Promise<string | null>>> = {
    c: slow,
    d: async () => 'early',
  };
  const findFault = async (seed: string) => faults[seed]?.() ?? null;
  expect(await firstFault(['a', 'b', 'c', 'd'], findFault)).toBe('late (seed c)');
});

it('asks no further once there is a fault', async () => {
  const asked: string[] = [];
  const findFault = async (seed: string) => {
    asked.push(seed);
    return 'wrong';
  };
  await firstFault(['a', 'b', 'c'], findFault);
  expect(asked).toEqual(['a', 'b']);
});

it('tells nothing where all are well', async () => {
  expect(await firstFault(['a', 'b', 'c'], async () => null)).toBeNull();
});

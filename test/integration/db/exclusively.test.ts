import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { exclusively } from '../../../server/db/exclusively.ts';
import { test } from '../database.ts';

test('of two at the same time one does the work, and the next may afterwards', async ({
  databaseUrl,
}) => {
  const done: string[] = [];
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const first = exclusively(databaseUrl, 'work', async () => {
    begin();
    await finished;
    done.push('first');
  });
  await begun;
  const second = await exclusively(databaseUrl, 'work', async () => {
    done.push('second');
  });
  const other = await exclusively(databaseUrl, 'other work', async () => undefined);
  finish();
  expect([await first, second, other]).toEqual([true, false, true]);
  expect(done).toEqual(['first']);
  await untilDone(databaseUrl, 'work');
});

test('whoever is killed over the work leaves it to others', async ({ db, databaseUrl }) => {
  let killed = (): void => undefined;
  const aftermath = new Promise<void>((resolve) => {
    killed = resolve;
  });
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const victim = exclusively(databaseUrl, 'dangerous', () => {
    begin();
    return aftermath;
  });
  await begun;
  expect(await exclusively(databaseUrl, 'dangerous', async () => undefined)).toBe(false);
  await db.$queryRaw`
    SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE application_name = 'gradecheck-dangerous'`;
  await untilDone(databaseUrl, 'dangerous');
  killed();
  await victim;
});

/** A connection that was ended gives its lock back a moment later. */
async function untilDone(databaseUrl: string, what: string): Promise<void> {
  while (!(await exclusively(databaseUrl, what, async () => undefined))) await delay(20);
}

import { describe, expect } from 'vitest';
import { readFile } from 'node:fs/promises';
import type { Database } from '../../../server/db/transaction.ts';
import type { Grader } from '../../../server/grading/types.ts';
import { regradeExercise } from '../../../server/operations/regrade-exercise.ts';
import { createStudent, submit, test, until } from './grading-worker.ts';

const solution = await readFile('exercises/15-mlp2-backward/solution.ts', 'utf8');
/** Refused before anything runs, so that many are graded quickly. */
const unreadable = 'export function forward( {';

/** However busy the machine is. */
const patienceMs = 180_000;

const allGraded = (db: Database) => async (): Promise<boolean> =>
  (await db.gradingRun.count({ where: { state: { not: 'graded' } } })) === 0;

describe(
  'regrades',
  () => {
    test('wait until nobody else does, and then take a quarter of the slots', async ({
      db,
      broker,
      itemId,
      grader,
      startWorker,
    }) => {
      for (let time = 0; time < 12; time += 1) await submit(db, broker, itemId, solution);
      const first = startWorker();
      await until(allGraded(db));
      await first.stop();

      const { versionId } = await db.submission.findFirstOrThrow({ where: { source: solution } });
      const { enqueueAll } = broker;
      await regradeExercise({ db, enqueueAll }, versionId, new Date());
      const waiting: string[] = [];
      for (let time = 0; time < 12; time += 1) {
        waiting.push(await submit(db, broker, itemId, `${solution}\n// interactive`));
      }
      const watched = watchRegrades(grader);
      const worker = startWorker({ grader: watched.grader, slots: 8 });
      await until(allGraded(db));
      await worker.stop();

      expect(watched.mostAtOnce()).toBe(2);
      expect(watched.order.slice(0, waiting.length)).toEqual(waiting.map(() => 'interactive'));
      expect(await db.gradingRun.count({ where: { reason: 'regrade', state: 'graded' } })).toBe(
        await db.gradingRun.count({ where: { reason: 'regrade' } }),
      );
    });
  },
  patienceMs,
);

describe(
  'students take turns',
  () => {
    test('so that one who submits forty times delays nobody, and all are graded', async ({
      db,
      broker,
      itemId,
      startWorker,
    }) => {
      const busy = await createStudent(db);
      const theirs: string[] = [];
      for (let time = 0; time < 40; time += 1) {
        theirs.push(await submit(db, broker, itemId, unreadable, busy));
      }
      const others: string[] = [];
      for (let student = 0; student < 10; student += 1) {
        others.push(await submit(db, broker, itemId, unreadable));
      }
      const worker = startWorker({ slots: 1 });
      await until(allGraded(db));
      await worker.stop();

      const runs = await db.gradingRun.findMany({
        where: { submission: { source: unreadable } },
        orderBy: { startedAt: 'asc' },
      });
      const order = runs.map(({ submissionId }) => submissionId);
      expect(order.slice(0, 11)).toEqual([theirs.at(-1), ...others]);
      expect(order.slice(11)).toEqual(theirs.slice(0, -1).toReversed());
    });
  },
  patienceMs,
);

/** The grader, with what is asked of it written down. */
function watchRegrades(grader: Grader): {
  readonly grader: Grader;
  readonly order: readonly string[];
  readonly mostAtOnce: () => number;
} {
  const order: string[] = [];
  let underWay = 0;
  let most = 0;
  return {
    grader: {
      grade: async (request) => {
        const isRegrade = !request.source.endsWith('// interactive');
        order.push(isRegrade ? 'regrade' : 'interactive');
        if (!isRegrade) return grader.grade(request);
        underWay += 1;
        most = Math.max(most, underWay);
        return grader.grade(request).finally(() => {
          underWay -= 1;
        });
      },
    },
    order,
    mostAtOnce: () => most,
  };
}

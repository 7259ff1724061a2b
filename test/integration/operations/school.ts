import { randomUUID } from 'node:crypto';
import { loadExercises } from '../../../server/exercises/load.ts';
import { ensureDemoCourse } from '../../../server/operations/ensure-demo-course.ts';
import type { QueuedRun } from '../../../server/operations/enqueue.ts';
import { submitSolution } from '../../../server/operations/submit-solution.ts';
import { syncExercises } from '../../../server/operations/sync-exercises.ts';
import { test as withDatabase } from '../database.ts';

/** `test` with the six exercises, a student, and runs that are queued nowhere: their jobs are the queue's own tests. */
export const test = withDatabase
  .extend('itemId', { scope: 'file' }, async ({ db }) => {
    await syncExercises(db, await loadExercises('exercises'), new Date());
    await ensureDemoCourse(db);
    const item = await db.assignmentItem.findFirstOrThrow({
      where: { exerciseId: 'mlp2-backward' },
    });
    return item.id;
  })
  .extend('student', async ({ db }) => {
    const email = `${randomUUID()}@example.org`;
    return db.user.create({ data: { name: 'Ana', email } });
  })
  .extend('queued', (): QueuedRun[] => [])
  .extend('submit', ({ db, itemId, student, queued }) => async (source = 'source') => {
    const enqueue = (_tx: unknown, run: QueuedRun): Promise<void> => {
      queued.push(run);
      return Promise.resolve();
    };
    const accepted = await submitSolution(
      { db, enqueue, queueLimit: 5_000 },
      {
        itemId,
        userId: student.id,
        source,
        idempotencyKey: randomUUID(),
        receivedAt: new Date(),
      },
    );
    return accepted.id;
  });

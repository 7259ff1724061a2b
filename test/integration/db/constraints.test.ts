import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Prisma } from '../../../server/db/generated/client.ts';
import type { Database } from '../../../server/db/transaction.ts';
import { test } from '../database.ts';

const seed = '0123456789abcdef0123456789abcdef';

/** A student, an exercise handed out in a course, and one submission without a run. */
async function createSubmission(
  db: Database,
): Promise<{ id: string; versionId: string; itemId: string; userId: string }> {
  const unique = randomUUID();
  const { id: userId } = await db.user.create({
    data: { name: 'Ana', email: `${unique}@example.org` },
  });
  const { id: courseId } = await db.course.create({
    data: { title: 'INF721', term: '2026', joinCode: joinCode(unique) },
  });
  const { id: exerciseId } = await db.exercise.create({ data: { id: unique, position: 1 } });
  const { id: versionId } = await db.exerciseVersion.create({
    data: {
      exerciseId,
      gradingHash: 'a',
      textHash: 'b',
      definition: {},
      statement: {},
      starter: '',
      types: '',
      model: '',
      material: {},
      mistakes: [],
      maxScore: 10_000,
    },
  });
  const { id: assignmentId } = await db.assignment.create({ data: { courseId, title: {} } });
  const { id: itemId } = await db.assignmentItem.create({
    data: { assignmentId, exerciseId, position: 1 },
  });
  const { id } = await db.submission.create({
    data: { ...submissionOf({ itemId, userId, versionId }), number: 1, idempotencyKey: unique },
  });
  return { id, versionId, itemId, userId };
}

function submissionOf(ids: { itemId: string; userId: string; versionId: string }) {
  return {
    ...ids,
    number: 2,
    source: 'export {}',
    sourceHash: 'c',
    receivedAt: new Date(),
    seed,
    idempotencyKey: 'second',
  };
}

/** A code for each test, from the characters of an id. */
function joinCode(id: string): string {
  return id.replaceAll(/[01-]/g, '').toUpperCase().padEnd(8, 'Z').slice(0, 8);
}

const graded = {
  state: 'graded',
  verdict: 'passed',
  finishedAt: new Date(),
  score: 10_000,
  maxScore: 10_000,
} as const satisfies Partial<Prisma.GradingRunUncheckedCreateInput>;

describe('a grading run', () => {
  test('is the only one of its submission that is not over', async ({ db }) => {
    const { id: submissionId, versionId } = await createSubmission(db);
    await db.gradingRun.create({ data: { submissionId, versionId, ...graded } });
    await db.gradingRun.create({ data: { submissionId, versionId } });
    await expect(db.gradingRun.create({ data: { submissionId, versionId } })).rejects.toThrow(
      'Unique constraint failed',
    );
  });

  test('has a score between 0 and its maximum', async ({ db }) => {
    const { id: submissionId, versionId } = await createSubmission(db);
    for (const score of [-1, 10_001]) {
      await expect(
        db.gradingRun.create({ data: { submissionId, versionId, ...graded, score } }),
      ).rejects.toThrow('GradingRun_score_in_range');
    }
  });

  test('that is over has a verdict, and one that is not has none', async ({ db }) => {
    const { id: submissionId, versionId } = await createSubmission(db);
    const run = { submissionId, versionId };
    await expect(db.gradingRun.create({ data: { ...run, state: 'graded' } })).rejects.toThrow(
      'GradingRun_graded_has_verdict',
    );
    await expect(
      db.gradingRun.create({ data: { ...run, ...graded, state: 'queued' } }),
    ).rejects.toThrow('GradingRun_graded_has_verdict');
  });
});

describe('a submission', () => {
  test('counts only a run of its own', async ({ db }) => {
    const [mine, other] = [await createSubmission(db), await createSubmission(db)];
    const { id: runId } = await db.gradingRun.create({
      data: { submissionId: other.id, versionId: other.versionId, ...graded },
    });
    await expect(
      db.submission.update({ where: { id: mine.id }, data: { effectiveRunId: runId } }),
    ).rejects.toThrow('Submission_effectiveRun_is_own');
    await db.submission.update({ where: { id: other.id }, data: { effectiveRunId: runId } });
  });

  test('never changes and is never deleted', async ({ db }) => {
    const { id } = await createSubmission(db);
    await expect(
      db.submission.update({ where: { id }, data: { source: 'export const x = 1' } }),
    ).rejects.toThrow('Submission is append-only');
    await expect(db.submission.delete({ where: { id } })).rejects.toThrow(
      'Submission is append-only',
    );
  });

  test('holds at most 65,536 bytes of source, counted in UTF-8', async ({ db }) => {
    const ids = await createSubmission(db);
    const { itemId, userId, versionId } = ids;
    const submission = submissionOf({ itemId, userId, versionId });
    await expect(
      db.submission.create({ data: { ...submission, source: 'ç'.repeat(32_769) } }),
    ).rejects.toThrow('Submission_source_size');
    await db.submission.create({ data: { ...submission, source: 'ç'.repeat(32_768) } });
  });

  test('keeps its results from being deleted with it', async ({ db }) => {
    const { id: submissionId, versionId, itemId, userId } = await createSubmission(db);
    const { id: runId } = await db.gradingRun.create({
      data: { submissionId, versionId, ...graded },
    });
    await db.scoreEvent.create({ data: { itemId, userId, kind: 'run', runId, score: 10_000 } });
    await expect(db.gradingRun.delete({ where: { id: runId } })).rejects.toThrow();
    await expect(db.assignmentItem.delete({ where: { id: itemId } })).rejects.toThrow();
    await expect(db.user.delete({ where: { id: userId } })).rejects.toThrow();
  });
});

describe('a score', () => {
  test('counts a run once', async ({ db }) => {
    const { id: submissionId, versionId, itemId, userId } = await createSubmission(db);
    const { id: runId } = await db.gradingRun.create({
      data: { submissionId, versionId, ...graded },
    });
    const event = { itemId, userId, kind: 'run', runId, score: 10_000 } as const;
    await db.scoreEvent.create({ data: event });
    await expect(db.scoreEvent.create({ data: event })).rejects.toThrow('Unique constraint failed');
  });

  test('once written stays', async ({ db }) => {
    const { itemId, userId } = await createSubmission(db);
    const { id } = await db.scoreEvent.create({
      data: { itemId, userId, kind: 'override', score: 5000, actorId: userId },
    });
    await expect(db.scoreEvent.update({ where: { id }, data: { score: 0 } })).rejects.toThrow(
      'ScoreEvent is append-only',
    );
    await expect(db.scoreEvent.delete({ where: { id } })).rejects.toThrow(
      'ScoreEvent is append-only',
    );
  });

  test('given by a person names the person', async ({ db }) => {
    const { itemId, userId } = await createSubmission(db);
    await expect(
      db.scoreEvent.create({ data: { itemId, userId, kind: 'override', score: 5000 } }),
    ).rejects.toThrow('ScoreEvent_person_names_actor');
  });

  test('at its best lies between 0 and the maximum', async ({ db }) => {
    const { itemId, userId } = await createSubmission(db);
    await expect(
      db.currentScore.create({ data: { itemId, userId, best: 10_001, maxScore: 10_000 } }),
    ).rejects.toThrow('CurrentScore_best_in_range');
  });
});

describe('an exercise version', () => {
  test('can be quarantined and otherwise never changes', async ({ db }) => {
    const { versionId: id } = await createSubmission(db);
    await db.exerciseVersion.update({ where: { id }, data: { quarantinedAt: new Date() } });
    await expect(
      db.exerciseVersion.update({ where: { id }, data: { model: 'export {}' } }),
    ).rejects.toThrow('ExerciseVersion is append-only');
  });
});

describe('a course and its people', () => {
  test('a join code has none of the characters that are mistaken for another', async ({ db }) => {
    for (const joinCode of ['ABCD0234', 'ABCDO234', 'ABCD1234', 'ABCDI234', 'abcd2345', 'ABC']) {
      await expect(
        db.course.create({ data: { title: 'INF721', term: '2026', joinCode } }),
      ).rejects.toThrow('Course_joinCode_alphabet');
    }
  });

  test('an address has one account, whatever its case', async ({ db }) => {
    await expect(
      db.user.create({ data: { name: 'Ana', email: 'Ana@example.org' } }),
    ).rejects.toThrow('User_email_lower_case');
  });
});

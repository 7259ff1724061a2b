import { inTransaction } from '../db/transaction.ts';
import type { Database, Transaction } from '../db/transaction.ts';
import { newJoinCode } from './join-code.ts';

export const demoCourse = {
  title: 'INF721 Redes Neurais Profundas',
  term: 'demo',
  assignment: { 'pt-BR': 'Retropropagação', en: 'Backpropagation' },
} as const;

/** Sees to it that the demo course exists and hands out every exercise there is, in order. */
export async function ensureDemoCourse(db: Database): Promise<{ readonly joinCode: string }> {
  return inTransaction(db, async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('demo course', 0))::text`;
    const course = await findOrCreateCourse(tx);
    const assignmentId = await findOrCreateAssignment(tx, course.id);
    await handOutExercises(tx, assignmentId);
    return { joinCode: course.joinCode };
  });
}

async function findOrCreateCourse(
  tx: Transaction,
): Promise<{ readonly id: string; readonly joinCode: string }> {
  const { title, term } = demoCourse;
  const existing = await tx.course.findFirst({ where: { term } });
  return existing ?? tx.course.create({ data: { title, term, joinCode: newJoinCode() } });
}

async function findOrCreateAssignment(tx: Transaction, courseId: string): Promise<string> {
  const existing = await tx.assignment.findFirst({
    where: { courseId },
    orderBy: { createdAt: 'asc' },
  });
  const { id } =
    existing ?? (await tx.assignment.create({ data: { courseId, title: demoCourse.assignment } }));
  return id;
}

async function handOutExercises(tx: Transaction, assignmentId: string): Promise<void> {
  const exercises = await tx.exercise.findMany({ select: { id: true, position: true } });
  await tx.assignmentItem.createMany({
    data: exercises.map(({ id, position }) => ({ assignmentId, exerciseId: id, position })),
    skipDuplicates: true,
  });
  await tx.$executeRaw`
    UPDATE "AssignmentItem" item SET position = exercise.position
    FROM "Exercise" exercise
    WHERE item."assignmentId" = ${assignmentId}::uuid AND exercise.id = item."exerciseId"`;
}

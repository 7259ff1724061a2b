import type { Queryable } from './transaction.ts';
import { Prisma } from './generated/client.ts';
import type { AttentionItem } from './generated/client.ts';

const mostListed = 200;

/** Open items before resolved ones, newest first. */
export async function listAttention(
  db: Queryable,
  courseId: string,
): Promise<readonly AttentionItem[]> {
  return db.$queryRaw<AttentionItem[]>`
    SELECT a.* FROM "AttentionItem" a
    WHERE ${concerns(courseId)}
    ORDER BY a."resolvedAt" IS NOT NULL, a.at DESC LIMIT ${mostListed}`;
}

export async function findAttention(
  db: Queryable,
  courseId: string,
  itemId: string,
): Promise<AttentionItem | null> {
  const [item] = await db.$queryRaw<AttentionItem[]>`
    SELECT a.* FROM "AttentionItem" a WHERE a.id = ${itemId}::uuid AND ${concerns(courseId)}`;
  return item ?? null;
}

/** A course is concerned by its submissions, its exercises, and folders that never became an exercise of any course. */
function concerns(courseId: string): Prisma.Sql {
  return Prisma.sql`CASE
    WHEN a."submissionId" IS NOT NULL THEN EXISTS (
      SELECT 1 FROM "Submission" s
      JOIN "AssignmentItem" i ON i.id = s."itemId" JOIN "Assignment" p ON p.id = i."assignmentId"
      WHERE s.id = a."submissionId" AND p."courseId" = ${courseId}::uuid)
    WHEN EXISTS (SELECT 1 FROM "AssignmentItem" i WHERE i."exerciseId" = a."exerciseId") THEN EXISTS (
      SELECT 1 FROM "AssignmentItem" i JOIN "Assignment" p ON p.id = i."assignmentId"
      WHERE i."exerciseId" = a."exerciseId" AND p."courseId" = ${courseId}::uuid)
    ELSE true END`;
}

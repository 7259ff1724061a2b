import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { roles } from '#contract/api/courses.ts';
import type { Role } from '#contract/api/courses.ts';
import type { Database } from '../db/transaction.ts';
import { findRole } from '../db/course-queries.ts';
import { findOwner } from '../db/submission-queries.ts';
import { AppError } from '../operations/app-error.ts';
import { isStorableText } from '../operations/source.ts';
import type { Access, Membership } from './serve.ts';

const lowestRole = {
  member: 'student',
  staff: 'grader',
  instructor: 'instructor',
  author: 'student',
} as const satisfies Partial<Record<Access, Role>>;

/**
 * The one place that decides who may call what, before anything of the request is parsed. A course or submission
 * that is not the caller's looks exactly like one that does not exist.
 */
export async function authorise(
  db: Database,
  request: FastifyRequest,
  access: Access,
): Promise<Membership | null> {
  const params = readParams(request);
  if (access === 'anyone') return null;
  const { caller } = request;
  if (!caller) throw new AppError('not_signed_in');
  if (access === 'signed-in') return null;

  const membership =
    access === 'author'
      ? await findAuthorship(db, params['submissionId'], caller.id)
      : await findMembership(db, params['courseId'], caller.id);
  if (!membership) throw new AppError('not_found');
  if (!reaches(membership.role, lowestRole[access])) throw new AppError('not_allowed');
  return membership;
}

async function findMembership(
  db: Database,
  courseId: string | undefined,
  userId: string,
): Promise<Membership | null> {
  if (!isUuid(courseId)) return null;
  const role = await findRole(db, courseId, userId);
  return role && { courseId, role };
}

async function findAuthorship(
  db: Database,
  submissionId: string | undefined,
  userId: string,
): Promise<Membership | null> {
  if (!isUuid(submissionId)) return null;
  const owner = await findOwner(db, submissionId);
  if (!owner) return null;
  const membership = await findMembership(db, owner.courseId, userId);
  const isTheirs = owner.userId === userId || (membership && reaches(membership.role, 'grader'));
  return isTheirs ? membership : null;
}

/** Parameters before validation: text that no address of ours can contain is not found. */
function readParams(request: FastifyRequest): Readonly<Record<string, string>> {
  const params = request.params as Readonly<Record<string, string>>; // Fastify's router yields strings by name
  if (!Object.values(params).every(isStorableText)) throw new AppError('not_found');
  return params;
}

const reaches = (role: Role, lowest: Role): boolean => roles.indexOf(role) >= roles.indexOf(lowest);

const isUuid = (text: string | undefined): text is string => z.uuid().safeParse(text).success;

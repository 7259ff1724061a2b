import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Role } from '#contract/api/courses.ts';
import type { RouteContract } from '#contract/api/route.ts';
import type { Caller } from '../auth/session.ts';

/**
 * Who may call a route. The last four speak of the course that the route's parameters name, directly or through a
 * submission; `author` is the submission's author, and the staff of its course.
 */
export const accessLevels = [
  'anyone',
  'signed-in',
  'member',
  'staff',
  'instructor',
  'author',
] as const;
export type Access = (typeof accessLevels)[number];
type CourseAccess = Exclude<Access, 'anyone' | 'signed-in'>;

export interface Membership {
  readonly courseId: string;
  readonly role: Role;
}

declare module 'fastify' {
  interface FastifyRequest {
    receivedAt: Date;
    caller: Caller | null;
    membership: Membership | null;
  }
  interface FastifyContextConfig {
    access?: Access;
    /** The body carries a student's source, so that a body too large is a source too large. */
    carriesSource?: boolean;
  }
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Part<R extends RouteContract, Key extends keyof RouteContract> = Key extends keyof R
  ? Parsed<R[Key]>
  : undefined;

/** A request that was parsed and allowed. */
export interface Call<R extends RouteContract, A extends Access> {
  readonly params: Part<R, 'params'>;
  readonly query: Part<R, 'query'>;
  readonly headers: Part<R, 'headers'>;
  readonly body: Part<R, 'body'>;
  readonly caller: A extends 'anyone' ? Caller | null : Caller;
  readonly membership: A extends CourseAccess ? Membership : null;
  readonly receivedAt: Date;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** A route of the contract together with who may call it and what it does. */
export interface ServedRoute {
  readonly contract: RouteContract;
  readonly access: Access;
  readonly handle: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
}

export function serve<const R extends RouteContract, const A extends Access>(
  contract: R,
  access: A,
  handle: (
    call: Call<R, A>,
  ) => Promise<R extends { stream: true } ? void : z.output<R['response']>>,
): ServedRoute {
  return {
    contract,
    access,
    handle: (request, reply) => {
      const { params, query, headers, body, caller, membership, receivedAt } = request;
      const call = { params, query, headers, body, caller, membership, receivedAt, request, reply };
      return handle(call as Call<R, A>); // the schemas have parsed it, and the access hook has filled in the rest
    },
  };
}

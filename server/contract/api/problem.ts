import { z } from 'zod';

/** Every fault of a caller that a client may want to tell apart. The words stand in `messages/problems.ts`. */
export const problems = {
  invalid_request: { status: 400 },
  invalid_text: { status: 400 },
  empty_source: { status: 400 },
  idempotency_key_missing: { status: 400 },
  not_signed_in: { status: 401 },
  wrong_credentials: { status: 401 },
  not_allowed: { status: 403 },
  foreign_origin: { status: 403 },
  /** Also what one may not know to exist: another course, somebody else's submission. */
  not_found: { status: 404 },
  /** The address takes other methods; `Allow` names them. */
  method_not_allowed: { status: 405 },
  unknown_join_code: { status: 404 },
  already_member: { status: 409 },
  last_instructor: { status: 409 },
  request_in_flight: { status: 409 },
  attempts_used_up: { status: 409 },
  /** Only a grading that failed on our side is done again. */
  nothing_to_retry: { status: 409 },
  link_expired: { status: 410 },
  draft_conflict: { status: 412 },
  source_too_large: { status: 413 },
  /** The whole request, where no source is asked for. */
  body_too_large: { status: 413 },
  unsupported_media_type: { status: 415 },
  idempotency_key_reused: { status: 422 },
  email_taken: { status: 422 },
  weak_password: { status: 422 },
  too_many_requests: { status: 429 },
  internal: { status: 500 },
  /** More submissions wait than are taken; nothing was stored. */
  queue_full: { status: 503 },
  unavailable: { status: 503 },
} as const satisfies Record<string, { status: number }>;

export type ProblemCode = keyof typeof problems;

const problemCodes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]]; // Object.keys widens; the table is closed

/** RFC 9457. `instance` is the request's id; for a 500 it is what an administrator finds in the log. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(problemCodes),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
    retryAfter: z.number().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

import type { Problem, ProblemCode } from '#contract/api/problem.ts';

/** What a call may end in: the server's own codes, no network, or an answer that nobody can read. */
export type ApiProblemCode = ProblemCode | 'offline' | 'unreadable';

interface ApiProblemOptions {
  readonly status?: number | undefined;
  readonly detail?: string | undefined;
  /** The request's id, by which an administrator finds it in the log. */
  readonly instance?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ApiProblemCode;
  /** 0 where no answer came. */
  readonly status: number;
  readonly detail: string | null;
  readonly instance: string | null;
  readonly retryAfter: number | null;

  constructor(code: ApiProblemCode, options: ApiProblemOptions = {}) {
    super(options.detail ?? code, { cause: options.cause });
    this.code = code;
    this.status = options.status ?? 0;
    this.detail = options.detail ?? null;
    this.instance = options.instance ?? null;
    this.retryAfter = options.retryAfter ?? null;
  }

  static of(problem: Problem): ApiProblem {
    return new ApiProblem(problem.code, problem);
  }
}

export function isProblem(error: unknown, code: ApiProblemCode): boolean {
  return error instanceof ApiProblem && error.code === code;
}

/** Whether the same request may well succeed a little later. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return false;
  return error.code === 'offline' || error.code === 'request_in_flight' || error.status >= 500;
}

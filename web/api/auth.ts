import { z } from 'zod';
import { Problem, type ProblemCode } from '#contract/api/problem.ts';
import { ApiProblem } from './api-problem.ts';

/** better-auth answers with codes of its own; these are the ones that a person can do something about. */
const problemOfCode: Readonly<Record<string, ProblemCode>> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrong_credentials',
  USER_NOT_FOUND: 'wrong_credentials',
  USER_ALREADY_EXISTS: 'email_taken',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'email_taken',
  PASSWORD_TOO_SHORT: 'weak_password',
  PASSWORD_TOO_LONG: 'weak_password',
};

const AuthFault = z.object({ code: z.string() });

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export function signIn(credentials: Credentials): Promise<void> {
  return post('/api/auth/sign-in/email', credentials);
}

export function signUp(account: Credentials & { readonly name: string }): Promise<void> {
  return post('/api/auth/sign-up/email', account);
}

export function signOut(): Promise<void> {
  return post('/api/auth/sign-out', {});
}

async function post(url: string, body: unknown): Promise<void> {
  const response = await reach(url, body);
  if (response.ok) return;
  const content: unknown = await response.json().catch(() => undefined);
  const problem = Problem.safeParse(content);
  if (problem.success) throw ApiProblem.of(problem.data);
  throw new ApiProblem(codeOf(response.status, content), {
    status: response.status,
    retryAfter: Number(response.headers.get('x-retry-after') ?? undefined) || undefined,
  });
}

async function reach(url: string, body: unknown): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': document.documentElement.lang,
      },
      body: JSON.stringify(body),
    });
  } catch (error) {
    throw new ApiProblem('offline', { cause: error });
  }
}

function codeOf(status: number, content: unknown): ProblemCode {
  if (status === 429) return 'too_many_requests';
  const fault = AuthFault.safeParse(content);
  const known = fault.success ? problemOfCode[fault.data.code] : undefined;
  if (known !== undefined) return known;
  return status >= 500 ? 'internal' : 'invalid_request';
}

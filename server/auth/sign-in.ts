import { createHash } from 'node:crypto';
import { isAPIError } from 'better-auth/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemCode } from '#contract/api/problem.ts';
import type { Locale } from '#contract/locale.ts';
import type { Database } from '../db/transaction.ts';
import { restoreAllowance, spendAllowance } from '../operations/allowance.ts';
import { AppError } from '../operations/app-error.ts';
import type { Auth } from './create-auth.ts';
import { authHeaders, toCaller } from './session.ts';
import type { Caller } from './session.ts';

interface Services {
  readonly db: Database;
  readonly auth: Auth;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export interface NewAccount extends Credentials {
  readonly name: string;
  readonly locale: Locale;
}

/** Makes an account and signs it in. */
export async function signUp(
  { db, auth }: Services,
  account: NewAccount,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Caller> {
  await spendAllowance(db, 'signUpFromAddress', request.ip, request.receivedAt);
  const { headers, response } = await translated(() =>
    auth.api.signUpEmail({ body: account, headers: authHeaders(request), returnHeaders: true }),
  );
  passOnCookies(headers, reply);
  return toCaller(response.user);
}

/** Signs in. Tries are counted by address and by account, so that neither many accounts nor one can be guessed at. */
export async function signIn(
  { db, auth }: Services,
  credentials: Credentials,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Caller> {
  const account = `${request.ip} ${hashEmail(credentials.email)}`;
  await spendAllowance(db, 'signInFromAddress', request.ip, request.receivedAt);
  await spendAllowance(db, 'signInToAccount', account, request.receivedAt);
  const { headers, response } = await translated(() =>
    auth.api.signInEmail({ body: credentials, headers: authHeaders(request), returnHeaders: true }),
  );
  await restoreAllowance(db, 'signInToAccount', account);
  passOnCookies(headers, reply);
  return toCaller(response.user);
}

export async function signOut(
  { auth }: Pick<Services, 'auth'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { headers } = await auth.api.signOut({
    headers: authHeaders(request),
    returnHeaders: true,
  });
  passOnCookies(headers, reply);
}

/** The library's own codes that a person can do something about. */
const codes: Readonly<Record<string, ProblemCode>> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrong_credentials',
  USER_ALREADY_EXISTS: 'email_taken',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'email_taken',
  FAILED_TO_CREATE_USER: 'email_taken',
  PASSWORD_TOO_SHORT: 'weak_password',
  PASSWORD_TOO_LONG: 'weak_password',
};

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = isAPIError(cause) ? codes[cause.body?.code ?? ''] : undefined;
    throw code === undefined ? cause : new AppError(code, {}, { cause });
  }
}

function passOnCookies(headers: Headers, reply: FastifyReply): void {
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie);
}

/** No e-mail address stands in the table of tries. */
function hashEmail(email: string): string {
  return createHash('sha256').update(email.toLowerCase()).digest('hex');
}

import { createHash } from 'node:crypto';
import { isAPIError } from 'better-auth/api';
import { hashPassword } from 'better-auth/crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../db/transaction.ts';
import { restoreAllowance, spendAllowance } from '../operations/allowance.ts';
import { AppError } from '../operations/app-error.ts';
import { createAccount } from '../operations/create-account.ts';
import type { NewAccount } from '../operations/create-account.ts';
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

/** Makes an account and signs it in. */
export async function signUp(
  { db, auth }: Services,
  account: NewAccount,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Caller> {
  await spendAllowance(db, 'signUpFromAddress', request.ip, request.receivedAt);
  await createAccount({ db, hashPassword }, account);
  return openSession(auth, account, request, reply);
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
  const caller = await openSession(auth, credentials, request, reply);
  await restoreAllowance(db, 'signInToAccount', account);
  return caller;
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

async function openSession(
  auth: Auth,
  { email, password }: Credentials,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Caller> {
  try {
    const { headers, response } = await auth.api.signInEmail({
      body: { email, password },
      headers: authHeaders(request),
      returnHeaders: true,
    });
    passOnCookies(headers, reply);
    return toCaller(response.user);
  } catch (cause) {
    const isRefused = isAPIError(cause) && cause.statusCode === 401;
    throw isRefused ? new AppError('wrong_credentials', {}, { cause }) : cause;
  }
}

function passOnCookies(headers: Headers, reply: FastifyReply): void {
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie);
}

/** No e-mail address stands in the table of tries. */
function hashEmail(email: string): string {
  return createHash('sha256').update(email.toLowerCase()).digest('hex');
}

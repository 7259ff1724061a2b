import type { FastifyRequest } from 'fastify';
import { Locale } from '#contract/locale.ts';
import { addressHeader } from './create-auth.ts';
import type { Auth } from './create-auth.ts';

/** Who makes a request. */
export interface Caller {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
}

/** Reads the session cookie; asks the database only if there is one. */
export async function findCaller(auth: Auth, request: FastifyRequest): Promise<Caller | null> {
  if (request.headers.cookie === undefined) return null;
  const session = await auth.api.getSession({ headers: authHeaders(request) });
  return session ? toCaller(session.user) : null;
}

/** The headers as the library wants them, with the caller's address as the server sees it. */
export function authHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  headers.set(addressHeader, request.ip);
  return headers;
}

export function toCaller(user: {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale?: string | null | undefined;
}): Caller {
  const { id, name, email, locale } = user;
  return { id, name, email, locale: Locale.catch('pt-BR').parse(locale) };
}

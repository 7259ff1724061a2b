import type { FastifyRequest } from 'fastify';
import { AppError } from '../operations/app-error.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses every change that another site could have caused: the browser must say that the request comes from our
 * own pages. Sec-Fetch-Site says so best, but browsers send it over https and to this machine only; programs
 * without a browser send the Origin header themselves.
 */
export function assertSameOrigin(request: FastifyRequest, publicUrl: string): void {
  if (safeMethods.has(request.method)) return;
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  const isOurs = site === undefined ? isOwnOrigin(origin, host, publicUrl) : site === 'same-origin';
  if (!isOurs) throw new AppError('foreign_origin');
}

/** Ours is the configured address and whatever name this server was asked under, 127.0.0.1 or localhost, say. */
function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: string,
): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  return new URL(origin).host === host || origin === new URL(publicUrl).origin;
}

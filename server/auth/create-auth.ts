import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../db/transaction.ts';

type Logger = Pick<FastifyBaseLogger, 'info' | 'error'>;

export interface AuthOptions {
  readonly db: Database;
  /** Signs session cookies; at least 32 random characters. */
  readonly secret: string;
  /** Where browsers reach us; over https the cookies are for https only. */
  readonly publicUrl: string;
  readonly logger: Logger;
}

/** The header in which we hand the library the caller's address; whatever a client sends under this name is overwritten. */
export const addressHeader = 'x-gradecheck-address';

/** As in the contract. */
const maxPasswordLength = 200;

const sessionSeconds = 30 * 24 * 3600;

/** better-auth knows who somebody is; what they may do is ours. Origins and rates are checked before it is asked. */
export function createAuth({ db, secret, publicUrl, logger }: AuthOptions) {
  return betterAuth({
    appName: 'GradeCheck',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: prismaAdapter(db, { provider: 'postgresql' }),
    // Its own sign-up writes user and password apart, or holds a connection while it hashes: accounts are ours to make.
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength },
    user: { additionalFields: { locale: { type: 'string', required: false, input: false } } },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message, ...details) => logTo(logger, level, message, details),
    },
    onAPIError: { throw: true },
    advanced: {
      cookiePrefix: 'gradecheck',
      useSecureCookies: new URL(publicUrl).protocol === 'https:',
      disableCSRFCheck: true,
      disableOriginCheck: true,
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: false },
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;

function logTo(
  logger: Logger,
  level: 'debug' | 'info' | 'warn' | 'error' | 'success',
  message: string,
  details: readonly unknown[],
): void {
  const [cause] = details;
  if (level === 'error') logger.error({ err: cause }, message);
  // It warns of every mistyped password: nothing that whoever runs the server could act on.
  else if (level === 'warn') logger.info(message);
}

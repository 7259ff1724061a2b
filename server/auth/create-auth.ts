import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import type { FastifyBaseLogger } from 'fastify';
import { Locale, locales } from '#contract/locale.ts';
import type { Database } from '../db/transaction.ts';

type Logger = Pick<FastifyBaseLogger, 'warn' | 'error'>;

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

export const passwordLength = { min: 10, max: 200 } as const;

const sessionSeconds = 30 * 24 * 3600;

/** better-auth knows who somebody is; what they may do is ours. Origins and rates are checked before it is asked. */
export function createAuth({ db, secret, publicUrl, logger }: AuthOptions) {
  return betterAuth({
    appName: 'GradeCheck',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: prismaAdapter(db, { provider: 'postgresql', transaction: true }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    user: {
      additionalFields: {
        locale: {
          type: 'string',
          required: false,
          defaultValue: locales[0],
          validator: { input: Locale },
        },
      },
    },
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
  else if (level === 'warn') logger.warn(message);
}

import { randomUUID } from 'node:crypto';
import type { Database } from '../db/transaction.ts';
import { AppError } from './app-error.ts';

export interface Allowance {
  readonly max: number;
  readonly windowSeconds: number;
}

/**
 * How often what may be tried. A whole class sits behind one address, so an address is allowed much and an account
 * little; the counts are in the database and hold across processes and restarts.
 */
export const allowances = {
  signInFromAddress: { max: 120, windowSeconds: 60 },
  signInToAccount: { max: 10, windowSeconds: 60 },
  signUpFromAddress: { max: 200, windowSeconds: 600 },
  joinByUser: { max: 20, windowSeconds: 60 },
} as const satisfies Record<string, Allowance>;

export type AllowanceName = keyof typeof allowances;

const forgottenAfterMs = 24 * 3_600_000;

/** Counts one try; throws `too_many_requests` when there have been too many in the current window. */
export async function spendAllowance(
  db: Database,
  name: AllowanceName,
  who: string,
  now: Date,
): Promise<void> {
  const { max, windowSeconds } = allowances[name];
  const nowMs = now.getTime();
  const windowMs = windowSeconds * 1000;
  const [window] = await db.$queryRaw<{ count: number; startedAt: bigint }[]>`
    INSERT INTO "RateLimit" AS spent (id, key, count, "lastRequest")
    VALUES (${randomUUID()}::uuid, ${`${name} ${who}`}, 1, ${nowMs}::bigint)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN spent."lastRequest" <= ${nowMs - windowMs}::bigint THEN 1 ELSE spent.count + 1 END,
      "lastRequest" = CASE WHEN spent."lastRequest" <= ${nowMs - windowMs}::bigint THEN ${nowMs}::bigint ELSE spent."lastRequest" END
    RETURNING count, "lastRequest" AS "startedAt"`;
  if (!window) return;

  if (window.count === 1) await forgetOldWindows(db, nowMs);
  if (window.count > max) {
    const leftMs = Number(window.startedAt) + windowMs - nowMs;
    throw new AppError('too_many_requests', { seconds: Math.max(1, Math.ceil(leftMs / 1000)) });
  }
}

/** Gives every try back: whoever succeeded was not guessing. */
export async function restoreAllowance(
  db: Database,
  name: AllowanceName,
  who: string,
): Promise<void> {
  await db.rateLimit.deleteMany({ where: { key: `${name} ${who}` } });
}

async function forgetOldWindows(db: Database, nowMs: number): Promise<void> {
  await db.rateLimit.deleteMany({
    where: { lastRequest: { lt: BigInt(nowMs - forgottenAfterMs) } },
  });
}

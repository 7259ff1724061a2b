import { createHash, randomBytes } from 'node:crypto';
import type { LinkKind } from '../db/generated/client.ts';
import type { Database, Transaction } from '../db/transaction.ts';
import { AppError } from './app-error.ts';

const hourMs = 3_600_000;

const lifetimesMs = {
  first_instructor: 7 * 24 * hourMs,
  password_reset: 24 * hourMs,
} as const satisfies Record<LinkKind, number>;

export interface IssuedLink {
  /** Shown once; only its hash is stored. */
  readonly token: string;
  readonly expiresAt: Date;
}

export interface OneTimeLink {
  readonly kind: LinkKind;
  readonly userId: string | null;
  readonly email: string | null;
  readonly expiresAt: Date;
}

/** Makes a link and ends every earlier one for the same purpose. */
export async function issueLink(
  tx: Transaction,
  kind: LinkKind,
  userId: string | null,
  now: Date,
): Promise<IssuedLink> {
  await tx.oneTimeLink.updateMany({
    where: { kind, userId, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + lifetimesMs[kind]);
  await tx.oneTimeLink.create({ data: { kind, userId, tokenHash: hashToken(token), expiresAt } });
  return { token, expiresAt };
}

/** Looks at a link without using it. */
export async function findLink(db: Database, token: string, now: Date): Promise<OneTimeLink> {
  const link = await db.oneTimeLink.findFirst({
    where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now } },
    select: { kind: true, userId: true, expiresAt: true, user: { select: { email: true } } },
  });
  if (!link) throw new AppError('link_expired');
  return { ...link, email: link.user?.email ?? null };
}

/** Uses a link up; of two who try at once only one succeeds, and a rollback gives it back. */
export async function consumeLink(
  tx: Transaction,
  kind: LinkKind,
  token: string,
  now: Date,
): Promise<{ readonly userId: string | null }> {
  const tokenHash = hashToken(token);
  const { count } = await tx.oneTimeLink.updateMany({
    where: { kind, tokenHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (count === 0) throw new AppError('link_expired');
  return tx.oneTimeLink.findUniqueOrThrow({ where: { tokenHash }, select: { userId: true } });
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

import { createHmac, randomUUID } from 'node:crypto';
import type { Database } from '../server/db/transaction.ts';

export interface SignedIn {
  readonly id: string;
  readonly email: string;
  readonly cookie: string;
}

/** Somebody who has signed in already; `secret` is the one that the server signs its sessions with. */
export async function createSession(db: Database, secret: string): Promise<SignedIn> {
  const email = `${randomUUID()}@example.org`;
  const token = randomUUID();
  const expiresAt = new Date(Date.now() + 3_600_000);
  const { id } = await db.user.create({
    data: { name: 'Ana Souza', email, sessions: { create: { token, expiresAt } } },
  });
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  const cookie = `gradecheck.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  return { id, email, cookie };
}

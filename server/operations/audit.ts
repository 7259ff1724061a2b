import type { Prisma } from '../db/generated/client.ts';
import type { Transaction } from '../db/transaction.ts';

export interface AuditEntry {
  readonly actorId: string | null;
  readonly courseId: string | null;
  readonly action:
    | 'role_changed'
    | 'attempt_limit_changed'
    | 'password_reset_issued'
    | 'first_instructor_created'
    | 'regrade_applied'
    | 'regrade_undone';
  /** Whom or what it was done to. */
  readonly subject: string;
  readonly detail: Prisma.InputJsonObject;
}

/** Written in the transaction of the change that it records. */
export async function audit(tx: Transaction, entry: AuditEntry): Promise<void> {
  await tx.auditEvent.create({ data: entry });
}

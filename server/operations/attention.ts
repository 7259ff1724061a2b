import type { AttentionKind } from '../db/generated/client.ts';
import type { Transaction } from '../db/transaction.ts';

export interface Attention {
  readonly kind: AttentionKind;
  /** Equal for equal causes, so that the same cause is listed once. */
  readonly fingerprint: string;
  readonly exerciseId: string | null;
  readonly submissionId: string | null;
  readonly detail: string;
}

/** Puts something on the staff's list; what was looked after and happens again is listed again. */
export async function raiseAttention(tx: Transaction, attention: Attention): Promise<void> {
  const { fingerprint, ...facts } = attention;
  await tx.attentionItem.upsert({
    where: { fingerprint },
    create: attention,
    update: { ...facts, at: new Date(), resolvedAt: null, resolvedById: null },
  });
}

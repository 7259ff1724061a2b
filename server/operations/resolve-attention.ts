import { inTransaction } from '../db/transaction.ts';
import type { Database } from '../db/transaction.ts';

/** Marks something as looked after; a quarantined exercise is let try again. */
export async function resolveAttention(
  db: Database,
  itemId: string,
  actorId: string,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const item = await tx.attentionItem.update({
      where: { id: itemId },
      data: { resolvedAt: now, resolvedById: actorId },
    });
    if (item.kind === 'quarantined_exercise' && item.exerciseId !== null) {
      await tx.exerciseVersion.updateMany({
        where: { exerciseId: item.exerciseId, quarantinedAt: { not: null } },
        data: { quarantinedAt: null },
      });
    }
  });
}

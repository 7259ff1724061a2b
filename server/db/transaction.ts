import type { Prisma, PrismaClient } from './generated/client.ts';

export type Database = PrismaClient;

/** What a query takes that may run alone or inside a transaction. */
export type Queryable = Prisma.TransactionClient;

/** A Queryable whose work is committed as one, or not at all. */
export type Transaction = Prisma.TransactionClient;

/** Generous, because a class that submits at the same moment queues for connections rather than failing. */
const patience = { maxWait: 10_000, timeout: 20_000 } as const;

export function inTransaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.$transaction(work, patience);
}

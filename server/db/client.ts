import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';
import type { Database } from './transaction.ts';

export interface DatabaseOptions {
  readonly url: string;
  /** Connections kept open at most. */
  readonly poolSize?: number;
  /** A connection that breaks while nobody uses it; it is replaced when needed. */
  readonly onIdleError?: (error: Error) => void;
}

const connectTimeoutMs = 10_000;

/** Connects at the first query; `$disconnect()` closes the connections. */
export function createDatabase(options: DatabaseOptions): Database {
  const { url, poolSize = 10, onIdleError = () => undefined } = options;
  const adapter = new PrismaPg(
    { connectionString: url, max: poolSize, connectionTimeoutMillis: connectTimeoutMs },
    { onPoolError: onIdleError, onConnectionError: onIdleError },
  );
  return new PrismaClient({ adapter });
}

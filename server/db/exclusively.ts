import { Client } from 'pg';

const connectTimeoutMs = 5_000;

/**
 * Does the work unless another process is at it; whoever is killed over it leaves it to others at once. Returns
 * whether the work was done.
 */
export async function exclusively(
  databaseUrl: string,
  what: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: `gradecheck-${what}`,
  });
  client.on('error', () => undefined); // with the connection the lock is lost, and at worst the work is done twice
  try {
    await client.connect();
    const { rows } = await client.query<{ obtained: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS obtained',
      [what],
    );
    if (rows[0]?.obtained !== true) return false;
    await work();
    return true;
  } finally {
    client.end().catch(() => undefined);
  }
}

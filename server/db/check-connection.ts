import { Client } from 'pg';
import { StartFailure } from '../start/start-failure.ts';

interface Place {
  readonly host: string;
  readonly user: string;
  readonly database: string;
}

const timeoutMs = 10_000;

/** By PostgreSQL's or the operating system's code. None tells the password. */
const explanations: Readonly<Record<string, (place: Place) => string>> = {
  ECONNREFUSED: ({ host }) =>
    `No PostgreSQL answers at ${host}. Start it, or correct DATABASE_URL.`,
  ENOENT: ({ host }) => `No PostgreSQL answers at ${host}. Start it, or correct DATABASE_URL.`,
  ENOTFOUND: ({ host }) => `The host ${host} of DATABASE_URL is not known. Correct its name.`,
  EAI_AGAIN: ({ host }) =>
    `The host ${host} of DATABASE_URL could not be looked up. Check the network.`,
  ETIMEDOUT: ({ host }) =>
    `PostgreSQL at ${host} does not answer. Check the network, or correct DATABASE_URL.`,
  ECONNRESET: ({ host }) => `What answers at ${host} is not PostgreSQL. Correct DATABASE_URL.`,
  '28P01': ({ host, user }) =>
    `PostgreSQL at ${host} refuses the password of user ${user}. Correct DATABASE_URL.`,
  '28000': ({ host, user, database }) =>
    `PostgreSQL at ${host} does not let user ${user} into the database ${database}. Correct DATABASE_URL or pg_hba.conf.`,
  '3D000': ({ host, database }) =>
    `PostgreSQL at ${host} has no database ${database}. Make it with createdb, or correct DATABASE_URL.`,
  '53300': ({ host }) => `PostgreSQL at ${host} has no connection left. Raise max_connections.`,
  '57P03': ({ host }) => `PostgreSQL at ${host} is just starting. Try again in a moment.`,
};

/** Connects once, so that a wrong DATABASE_URL ends the start with a sentence. */
export async function checkConnection(databaseUrl: string): Promise<void> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
  });
  try {
    await client.connect();
    await client.query('SELECT 1');
  } catch (cause) {
    throw new StartFailure(explain(cause, client), { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}

function explain(cause: unknown, client: Client): string {
  const host = client.host.startsWith('/') ? client.host : `${client.host}:${client.port}`;
  const place = { host, user: client.user ?? '', database: client.database ?? '' };
  const known = explanations[codeOf(cause)];
  if (known !== undefined) return known(place);
  const message = cause instanceof Error ? cause.message : String(cause);
  return `PostgreSQL at ${host} (DATABASE_URL) cannot be used: ${message}.`;
}

/** A name with several addresses fails with one error for each. */
function codeOf(cause: unknown): string {
  if (cause instanceof AggregateError) return codeOf(cause.errors[0]);
  if (!(cause instanceof Error)) return '';
  if (/timeout/i.test(cause.message)) return 'ETIMEDOUT';
  if (cause.message === 'Connection terminated unexpectedly') return 'ECONNRESET';
  return 'code' in cause ? String(cause.code) : '';
}

import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject, test as base } from 'vitest';
import { createDatabase } from '../../server/db/client.ts';

/** `test` with a database of this file's own: `databaseUrl`, and `db` to query it. */
export const test = base
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads from the pattern which fixtures this one needs: none
  .extend('databaseUrl', { scope: 'file' }, async ({}, { onCleanup }) => {
    const clone = await cloneDatabase();
    onCleanup(clone.drop);
    return clone.url;
  })
  .extend('db', { scope: 'file' }, async ({ databaseUrl }, { onCleanup }) => {
    const db = createDatabase({ url: databaseUrl, poolSize: 5 });
    onCleanup(() => db.$disconnect());
    return db;
  });

interface Clone {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** A fresh copy of the migrated database, or with `empty` one without any table. */
export async function cloneDatabase({ empty = false } = {}): Promise<Clone> {
  const templateUrl = new URL(inject('templateUrl'));
  const template = empty ? 'template0' : templateUrl.pathname.slice(1);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  const url = new URL(templateUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(`DROP DATABASE "${name}" WITH (FORCE)`) };
}

async function administer(sql: string): Promise<void> {
  const url = new URL(inject('templateUrl'));
  url.pathname = '/postgres';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

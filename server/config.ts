import { resolve } from 'node:path';
import { z } from 'zod';
import { StartFailure } from './start/start-failure.ts';

/** `all`: server and worker in one process. */
export type ProcessRole = 'all' | 'server' | 'worker';

export interface Config {
  readonly role: ProcessRole;
  /** Null starts the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  readonly host: string;
  readonly port: number;
  /** Where a worker without HTTP of its own answers /healthz and /readyz; null: nowhere. */
  readonly healthPort: number | null;
  /** Holds the embedded database and the session secret. */
  readonly dataDir: string;
  /** The address that people use, without a slash at its end. */
  readonly publicUrl: string;
  /** Null: made at the first start and kept in the data folder. */
  readonly sessionSecret: string | null;
  /** Proxies whose word on a caller's address is believed. */
  readonly trustedProxies: readonly string[];
  /** Student code runs at least as confined as this, or not at all. */
  readonly sandboxLevel: 'bubblewrap' | 'unshare' | 'plain';
  /** Null: one fewer than the processors, two at least. */
  readonly studentProcesses: number | null;
  /** So many submissions may wait to be graded; beyond it the server answers 503 and stores nothing. */
  readonly queueLimit: number;
  /** Whoever sends it may read /metrics; null: nobody may. */
  readonly metricsToken: string | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/**
 * Reads arguments and environment; nothing else reads `process.env`. What is secret is removed from it, so that no
 * process started later inherits it.
 */
export function readConfig(
  args: readonly string[] = process.argv.slice(2),
  environment: NodeJS.ProcessEnv = process.env,
): Config {
  const reader = readerOf(environment);
  const { setting, secret } = reader;
  const role = readRole(args);
  return Object.freeze({
    role,
    ...readAddresses(reader),
    ...readGrading(reader),
    databaseUrl: secret('DATABASE_URL', postgresUrl, postgresUrlExample) ?? null,
    dataDir: resolve(setting('DATA_DIR', z.string(), 'a folder') ?? '.data'),
    sessionSecret:
      secret('SESSION_SECRET', z.string().min(32), '32 random characters or more') ?? null,
    metricsToken:
      secret('METRICS_TOKEN', z.string().min(16), '16 random characters or more') ?? null,
    logLevel: setting('LOG_LEVEL', logLevel, logLevelExample) ?? usualLogLevel[role],
  });
}

type Reader = ReturnType<typeof readerOf>;

function readAddresses({ setting }: Reader) {
  const host = setting('LISTEN_HOST', z.string(), 'an address such as 127.0.0.1') ?? '127.0.0.1';
  const port = setting('PORT', wholeNumber(0, 65_535), 'a number from 0 to 65535') ?? 3000;
  return {
    host,
    port,
    healthPort: setting('HEALTH_PORT', wholeNumber(1, 65_535), 'a number from 1 to 65535') ?? null,
    publicUrl: setting('PUBLIC_URL', origin, originExample) ?? localUrl(host, port),
    trustedProxies: setting('TRUSTED_PROXIES', addresses, addressesExample) ?? [],
  };
}

function readGrading({ setting }: Reader) {
  return {
    sandboxLevel: setting('SANDBOX_LEVEL', sandboxLevel, sandboxLevelExample) ?? 'plain',
    studentProcesses:
      setting('STUDENT_PROCESSES', wholeNumber(2, 256), 'a number from 2 to 256') ?? null,
    queueLimit: setting('QUEUE_LIMIT', wholeNumber(1, 1_000_000), 'a number from 1') ?? 5_000,
  };
}

const wholeNumber = (least: number, most: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(least).max(most));

const sandboxLevel = z
  .enum(['required', 'bubblewrap', 'unshare', 'plain'])
  .transform((level) => (level === 'required' ? 'bubblewrap' : level));
const sandboxLevelExample = 'required (the best there is), bubblewrap, unshare or plain';

const logLevel = z.enum(['debug', 'info', 'warn', 'error', 'silent']);
const logLevelExample = 'debug, info, warn, error or silent';
/** Whoever starts everything at once looks at a terminal, not at a log. */
const usualLogLevel = { all: 'warn', server: 'info', worker: 'info' } as const;

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
const postgresUrlExample = 'an address such as postgresql://user:password@host:5432/gradecheck';

const origin = z
  .url({ protocol: /^https?$/ })
  .transform((text) => new URL(text))
  .refine((url) => url.href === `${url.origin}/`)
  .transform((url) => url.origin);
const originExample = 'an address without a path, such as https://gradecheck.example.org';

const addresses = z
  .string()
  .transform((text) => text.split(',').map((address) => address.trim()))
  .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])));
const addressesExample =
  'addresses or networks with commas between them, such as 10.0.0.1,192.168.0.0/16';

function readerOf(environment: NodeJS.ProcessEnv) {
  /** An empty value counts as none, as in `PORT= npm start`. */
  const read = <T>(name: string, schema: z.ZodType<T>, expected: string, isSecret: boolean) => {
    const text = environment[name]?.trim();
    if (isSecret) delete environment[name];
    if (text === undefined || text === '') return undefined;
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    const shown = isSecret ? '' : ` "${text}"`;
    throw new StartFailure(`${name}${shown} cannot be used: write ${expected}.`);
  };
  return {
    setting: <T>(name: string, schema: z.ZodType<T>, expected: string) =>
      read(name, schema, expected, false),
    secret: <T>(name: string, schema: z.ZodType<T>, expected: string) =>
      read(name, schema, expected, true),
  };
}

function readRole(args: readonly string[]): ProcessRole {
  if (args.length === 0) return 'all';
  const role = z.enum(['server', 'worker']).safeParse(args.join(' '));
  if (role.success) return role.data;
  throw new StartFailure(
    `GradeCheck does not know "${args.join(' ')}": start it without an argument, or with server or worker.`,
  );
}

/** Who listens everywhere is reached from this machine at its own address. */
function localUrl(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

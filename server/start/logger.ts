import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config.ts';

/** JSON lines, or readable ones on a terminal where the package for that is installed. */
export async function createLogger(level: Config['logLevel']): Promise<Logger> {
  const redact = ['req.headers.cookie', 'req.headers.authorization'];
  return pino({ level, redact, serializers: { err: describeError } }, await chooseDestination());
}

/** Without the connection that PostgreSQL's errors carry with them: pages of its inner state. */
function describeError(error: Error): Record<string, unknown> {
  const { client: _connection, ...description } = pino.stdSerializers.err(error);
  return description;
}

/** Node's own warnings belong into the log; that it calls a feature experimental, nobody needs to know. */
export function logWarnings(logger: Logger): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    const level = warning.name === 'ExperimentalWarning' ? 'debug' : 'warn';
    logger[level]({ err: warning }, 'a warning of Node.js');
  });
}

async function chooseDestination(): Promise<DestinationStream> {
  if (process.stdout.isTTY) {
    try {
      const { default: pretty } = await import('pino-pretty');
      return pretty({ ignore: 'pid,hostname' });
    } catch {
      // a production installation has no development packages
    }
  }
  return pino.destination(1);
}

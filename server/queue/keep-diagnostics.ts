import { setTimeout as delay } from 'node:timers/promises';
import { exclusively } from '../db/exclusively.ts';
import { computeDiagnostics } from './diagnostics.ts';
import type { DiagnosticsOptions } from './diagnostics.ts';

export interface KeepDiagnosticsOptions extends DiagnosticsOptions {
  readonly databaseUrl: string;
}

const everyMs = 60_000;

/**
 * Sees to it that every current version has its diagnostics, for as long as the worker runs. It takes seconds of a
 * processor a version, so of all workers one does it.
 */
export async function keepDiagnostics(
  options: KeepDiagnosticsOptions,
  signal: AbortSignal,
): Promise<void> {
  const hopeless = new Set<string>();
  while (!signal.aborted) {
    try {
      await exclusively(options.databaseUrl, 'diagnostics', () =>
        computeDiagnostics(options, signal, hopeless),
      );
    } catch (err) {
      options.logger.warn({ err }, 'could not look after the diagnostics; trying again');
    }
    await delay(everyMs, undefined, { signal }).catch(() => undefined);
  }
}

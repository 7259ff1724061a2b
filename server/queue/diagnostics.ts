import { randomBytes } from 'node:crypto';
import type { BaseLogger } from 'pino';
import { ExerciseDefinition } from '#contract/exercise.ts';
import { isDatabaseAway } from '../db/database-away.ts';
import { Prisma } from '../db/generated/client.ts';
import type { Database } from '../db/transaction.ts';
import { DiagnosticBank, DiagnosticMaterial } from '../grading/diagnosis/bank.ts';
import { buildBank } from '../grading/diagnosis/build-bank.ts';
import { GradingFailure } from '../grading/grading-failure.ts';
import type { Sandbox } from '../sandbox/types.ts';

export interface DiagnosticsOptions {
  readonly db: Database;
  readonly sandbox: Pick<Sandbox, 'open' | 'evaluate'>;
  readonly logger: Pick<BaseLogger, 'info' | 'warn'>;
}

/**
 * Computes what the diagnosis needs for every current version that lacks it, one version at a time. Until then its
 * submissions are graded all the same, and mistakes stay without names. What cannot be computed is `hopeless` and left alone.
 */
export async function computeDiagnostics(
  { db, sandbox, logger }: DiagnosticsOptions,
  signal: AbortSignal,
  hopeless: Set<string> = new Set(),
): Promise<void> {
  const versions = await db.exerciseVersion.findMany({
    where: {
      id: { notIn: [...hopeless] },
      diagnostics: { equals: Prisma.DbNull },
      currentOf: { isNot: null },
    },
    select: { id: true, exerciseId: true },
    orderBy: { createdAt: 'asc' },
  });
  for (const { id, exerciseId } of versions) {
    if (signal.aborted) return;
    const startedAt = performance.now();
    try {
      const bank = await computeBank(db, sandbox, id);
      await db.exerciseVersion.update({ where: { id }, data: { diagnostics: bank } });
      const ms = performance.now() - startedAt;
      logger.info({ exerciseId, entries: bank.entries.length, ms }, 'diagnostics computed');
    } catch (error) {
      if (signal.aborted) return;
      if (isDatabaseAway(error)) throw error;
      if (!(error instanceof GradingFailure) || error.culprit === 'model') hopeless.add(id);
      logger.warn({ err: error, exerciseId }, 'diagnostics could not be computed');
    }
  }
}

async function computeBank(
  db: Database,
  sandbox: Pick<Sandbox, 'open' | 'evaluate'>,
  versionId: string,
): Promise<DiagnosticBank> {
  const { gradingHash, definition, model, material } = await db.exerciseVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { gradingHash: true, definition: true, model: true, material: true },
  });
  const exercise = {
    version: gradingHash,
    definition: ExerciseDefinition.parse(definition),
    model,
  };
  const seed = randomBytes(16).toString('hex');
  return buildBank(sandbox, exercise, DiagnosticMaterial.parse(material), seed);
}

/** The diagnostics of a version, read once a process; null while they have not been computed. */
export function createDiagnosticsReader(
  db: Database,
): (versionId: string) => Promise<DiagnosticBank | null> {
  const known = new Map<string, DiagnosticBank>();
  return async (versionId) => {
    const kept = known.get(versionId);
    if (kept) return kept;
    const { diagnostics } = await db.exerciseVersion.findUniqueOrThrow({
      where: { id: versionId },
      select: { diagnostics: true },
    });
    if (diagnostics === null) return null;
    const bank = DiagnosticBank.parse(diagnostics);
    known.set(versionId, bank);
    return bank;
  };
}

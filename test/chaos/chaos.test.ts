import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runChaos } from './chaos.ts';

/** However busy the machine is. */
const patienceMs = 480_000;

test(
  'nothing that was accepted is lost, graded twice or graded differently when everything is killed once',
  async ({ signal, onTestFinished }) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'gradecheck-chaos-'));
    onTestFinished(() => rm(dataDir, { recursive: true, force: true, maxRetries: 20 }));
    const result = await runChaos({
      dataDir,
      students: 12,
      submissionsEach: 5,
      workers: 2,
      rounds: 1,
      pauseMs: 1_000,
      seed: 20_261_123,
      signal,
      tell: () => undefined,
    });
    expect(result).toMatchObject({
      findings: [],
      accepted: 60,
      kills: { 'sandbox process': 3, worker: 1, server: 1, PostgreSQL: 1 },
      orphans: 0,
    });
  },
  patienceMs,
);

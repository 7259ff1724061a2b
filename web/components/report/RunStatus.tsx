import { Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reportMessages } from '#contract/messages/report.ts';
import type { RunProgress } from '../../run/run-progress.ts';
import type { Connection } from '../../run/watch-run.ts';
import { useLocale } from '../../use-locale.ts';
import { verdictMarks } from '../verdict-marks.ts';
import classes from './RunStatus.module.css';

interface RunStatusProps {
  readonly progress: RunProgress;
  readonly connection: Connection;
}

/** Below this a position in the queue would only flicker. */
const queueSilenceMs = 800;
const closeableMs = 10_000;
const delayedMs = 60_000;

export function RunStatus({ progress, connection }: RunStatusProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const waitedMs = useWaitedMs();
  const sentence = useSentence(progress, waitedMs);
  const { cases, total } = progress;
  return (
    <div className={classes.status}>
      <output>{sentence}</output>
      <Progress
        value={total === 0 ? 0 : (100 * cases.length) / total}
        aria-label={t('run.progress')}
        animated={progress.phase === 'running'}
      />
      <ul className={classes.ticks} aria-label={t('report.cases')}>
        {cases.map(({ id, outcome }) => (
          <li
            key={id}
            className={classes.tick}
            data-tone={verdictMarks[outcome].tone}
            title={reportMessages[locale].verdicts[outcome]}
          >
            <span aria-hidden="true">{verdictMarks[outcome].glyph}</span>
            <span className={classes.outcome}>{reportMessages[locale].verdicts[outcome]}</span>
          </li>
        ))}
      </ul>
      {connection === 'lost' && <p className={classes.quiet}>{t('run.reconnecting')}</p>}
      {waitedMs > closeableMs && <p className={classes.quiet}>{t('run.closeable')}</p>}
    </div>
  );
}

function useSentence(progress: RunProgress, waitedMs: number): string {
  const { t } = useTranslation();
  const { phase, ahead, cases, total } = progress;
  if (phase === 'queued' && progress.isGraderAway) return t('run.graderAway');
  if (waitedMs > delayedMs) return t('run.delayed');
  if (phase === 'running') {
    return t('run.case', { done: Math.min(cases.length + 1, total), total });
  }
  if (phase === 'ended') return t('run.ending');
  if (phase === 'queued' && waitedMs > queueSilenceMs) {
    return t('run.queued', { position: ahead + 1 });
  }
  return t('run.received');
}

/** How long somebody has been looking at this, to the half second. */
function useWaitedMs(): number {
  const [waitedMs, setWaitedMs] = useState(0);
  // Follows the clock.
  useEffect(() => {
    const start = Date.now();
    const timer = setInterval(() => setWaitedMs(Date.now() - start), 500);
    return () => clearInterval(timer);
  }, []);
  return waitedMs;
}

import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DraftSession } from '../../draft/draft-session.ts';
import type { DraftState } from '../../draft/draft-state.ts';
import { firstDifferentLine } from '../../draft/first-difference.ts';
import { formatDateTime } from '../../format.ts';
import { useLocale } from '../../use-locale.ts';
import { Scrollable } from '../../components/Scrollable.tsx';
import classes from './DraftConflict.module.css';

interface DraftConflictProps {
  readonly session: DraftSession;
  readonly state: DraftState;
  readonly timeZone: string;
}

/** Two versions, one choice, no hurry: typing goes on, and nothing is sent until somebody chooses. */
export function DraftConflict({ session, state, timeZone }: DraftConflictProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (state.other === null) return null;
  const { source, savedAt } = state.other;
  const line = firstDifferentLine(state.text, source);
  return (
    <section className={classes.conflict} role="alert" aria-label={t('draft.status.conflict')}>
      <p className={classes.text}>
        <strong>{t('draft.status.conflict')}.</strong> {t('draft.conflictText')}
      </p>
      <div className={classes.versions}>
        <Version title={t('draft.mine')} source={state.text} line={line} />
        <Version
          title={
            savedAt === null
              ? t('draft.theirs')
              : t('draft.theirsAt', { time: formatDateTime(savedAt, locale, timeZone) })
          }
          source={source}
          line={line}
        />
      </div>
      <Group gap="xs">
        <Button size="compact-sm" onClick={session.keepMine}>
          {t('draft.keepMine')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={session.takeOther}>
          {t('draft.takeOther')}
        </Button>
      </Group>
    </section>
  );
}

interface VersionProps {
  readonly title: string;
  readonly source: string;
  /** Where the two begin to differ: what stands above is the same. */
  readonly line: number;
}

function Version({ title, source, line }: VersionProps) {
  const { t } = useTranslation();
  return (
    <figure className={classes.version}>
      <figcaption>
        {title} · {t('draft.fromLine', { line })}
      </figcaption>
      <Scrollable label={title}>
        <pre>
          {source
            .split('\n')
            .slice(line - 1)
            .join('\n')}
        </pre>
      </Scrollable>
    </figure>
  );
}

import { useTranslation } from 'react-i18next';
import { draftStatus, type DraftState } from '../../draft/draft-state.ts';
import { formatTime } from '../../format.ts';
import { useLocale } from '../../use-locale.ts';
import classes from './DraftChip.module.css';

interface DraftChipProps {
  readonly state: DraftState;
  readonly timeZone: string;
}

export function DraftChip({ state, timeZone }: DraftChipProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const status = draftStatus(state);
  const { savedAt } = state.stored;
  const text =
    status === 'saved' && savedAt !== null
      ? t('draft.savedAt', { time: formatTime(new Date(savedAt), locale, timeZone) })
      : t(`draft.status.${status}`);
  return (
    <span className={classes.chip} data-status={status}>
      {text}
    </span>
  );
}

import { useTranslation } from 'react-i18next';
import { formatPoints } from '../format.ts';
import { useLocale } from '../use-locale.ts';

interface ScoreProps {
  readonly score: number | null;
  readonly maxScore: number;
}

/** `6,5 / 10`, or a dash where there is none yet. */
export function Score({ score, maxScore }: ScoreProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return t('score.of', {
    score: score === null ? '–' : formatPoints(score, locale),
    max: formatPoints(maxScore, locale),
  });
}

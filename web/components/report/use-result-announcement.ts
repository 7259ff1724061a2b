import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Submission } from '#contract/api/submissions.ts';
import { headlineText } from '#contract/messages/headline-text.ts';
import { reportMessages } from '#contract/messages/report.ts';
import { formatPoints } from '../../format.ts';
import { useLocale } from '../../use-locale.ts';
import { announce } from '../announce.ts';
import { shorten } from './shorten.ts';

/** Tells a screen reader the verdict when it comes; one that was there from the start is read as text. */
export function useResultAnnouncement({ id, report }: Submission): void {
  const { t } = useTranslation();
  const locale = useLocale();
  const awaited = useRef<string | null>(null);

  const say = useEffectEvent(() => {
    if (report === null) return;
    announce(
      t('report.announcement', {
        verdict: reportMessages[locale].verdicts[report.verdict],
        score: formatPoints(report.score, locale),
        max: formatPoints(report.maxScore, locale),
        headline: shorten(headlineText(report.headline, locale)),
      }),
    );
  });

  const isGraded = report !== null;
  // Synchronises the live region with the end of a grading.
  useEffect(() => {
    if (!isGraded) awaited.current = id;
    else if (awaited.current === id) say();
  }, [id, isGraded]);
}

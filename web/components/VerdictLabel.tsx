import type { Verdict } from '#contract/verdict.ts';
import { reportMessages } from '#contract/messages/report.ts';
import { useLocale } from '../use-locale.ts';
import { verdictMarks } from './verdict-marks.ts';
import classes from './VerdictLabel.module.css';

interface VerdictLabelProps {
  readonly verdict: Verdict;
  readonly size?: 'small' | 'large';
}

/** Glyph, word and colour: any one of them is enough. */
export function VerdictLabel({ verdict, size = 'small' }: VerdictLabelProps) {
  const { glyph, tone } = verdictMarks[verdict];
  const locale = useLocale();
  return (
    <span className={classes.verdict} data-tone={tone} data-size={size}>
      <span aria-hidden="true" className={classes.glyph}>
        {glyph}
      </span>
      {reportMessages[locale].verdicts[verdict]}
    </span>
  );
}

import { useTranslation } from 'react-i18next';
import type { ConsoleEntry } from '#contract/report.ts';
import type { SourcePlace } from '../editor/editor-types.ts';
import { Scrollable } from '../Scrollable.tsx';
import classes from './ConsoleLines.module.css';
import { PlaceLink } from './PlaceLink.tsx';
import type { CaseView } from './report-view.ts';
import view from './ReportView.module.css';
import { useCaseName } from './use-case-name.ts';

interface ConsoleLinesProps {
  readonly lines: readonly ConsoleEntry[];
  readonly cases: readonly CaseView[];
  readonly onPlace?: ((place: SourcePlace) => void) | undefined;
}

/** What the program printed, each line with its case and its place in the source. */
export function ConsoleLines({ lines, cases, onPlace }: ConsoleLinesProps) {
  const { t } = useTranslation();
  const caseName = useCaseName();
  const names = new Map(cases.map(({ id, name }) => [id, caseName(name)]));
  return (
    <section aria-label={t('report.console')}>
      <h3 className={view.title}>{t('report.console')}</h3>
      <Scrollable label={t('report.consoleText')} className={classes.box}>
        <ol className={classes.lines}>
          {lines.map((entry, index) => (
            // Lines are told apart by nothing but their order, which never changes.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <span className={classes.place}>
                {entry.case !== null && names.get(entry.case)}
                {entry.line !== null && (
                  <PlaceLink place={{ line: entry.line, column: 1 }} onPlace={onPlace} />
                )}
              </span>
              <pre className={classes.text}>{entry.text}</pre>
            </li>
          ))}
        </ol>
      </Scrollable>
    </section>
  );
}

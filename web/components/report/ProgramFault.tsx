import { useTranslation } from 'react-i18next';
import { errorText } from '#contract/messages/error-text.ts';
import type { ProgramError } from '#contract/report.ts';
import { useLocale } from '../../use-locale.ts';
import type { SourcePlace } from '../editor/editor-types.ts';
import { Scrollable } from '../Scrollable.tsx';
import { PlaceLink } from './PlaceLink.tsx';
import classes from './ProgramFault.module.css';
import type { CaseView } from './report-view.ts';
import { useCaseName } from './use-case-name.ts';

interface ProgramFaultProps {
  readonly fault: ProgramError;
  readonly cases: readonly CaseView[];
  readonly onPlace?: ((place: SourcePlace) => void) | undefined;
}

/** The program's own words, and where it said them. */
export function ProgramFault({ fault, cases, onPlace }: ProgramFaultProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const caseName = useCaseName();
  const name = cases.find(({ id }) => id === fault.case)?.name;
  return (
    <section aria-label={t('report.fault')} className={classes.fault}>
      <p className={classes.place}>
        {fault.function !== null && <code>{fault.function}</code>}
        {name !== undefined && <span>{caseName(name)}</span>}
        {fault.location !== null && <PlaceLink place={fault.location} onPlace={onPlace} />}
      </p>
      <Scrollable label={t('report.faultText')} className={classes.message}>
        <pre>{errorText(`${fault.name}: ${fault.message}`, locale)}</pre>
      </Scrollable>
    </section>
  );
}

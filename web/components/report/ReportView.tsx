import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExercisePage } from '#contract/api/exercises.ts';
import type { Explanation } from '#contract/api/submissions.ts';
import type { SourcePlace } from '../editor/editor-types.ts';
import { AgreementList } from './AgreementList.tsx';
import { CaseStrip } from './CaseStrip.tsx';
import { CheckTable } from './CheckTable.tsx';
import { ConsoleLines } from './ConsoleLines.tsx';
import { HiddenCases } from './HiddenCases.tsx';
import {
  firstCaseToShow,
  summariseHidden,
  viewCases,
  wasReached,
  type AnyReport,
  type CaseView,
} from './report-view.ts';
import { Mistakes } from './Mistakes.tsx';
import { ProgramFault } from './ProgramFault.tsx';
import { ReportFacts } from './ReportFacts.tsx';
import classes from './ReportView.module.css';
import { TaskPoints } from './TaskPoints.tsx';
import { useCaseName } from './use-case-name.ts';

interface ReportViewProps {
  readonly report: AnyReport;
  readonly explanations: readonly Explanation[];
  readonly exercise: ExercisePage;
  /** Brings a place in the judged source into view; absent where there is no such source on the page. */
  readonly onPlace?: ((place: SourcePlace) => void) | undefined;
}

/** Everything under the headline: cases, quantities, points, the program's own words. */
export function ReportView({ report, explanations, exercise, onPlace }: ReportViewProps) {
  const { t } = useTranslation();
  const cases = viewCases(report);
  const hidden = summariseHidden(cases);
  const [chosenId, setChosenId] = useState(() => firstCaseToShow(report, cases));
  const chosen = cases.find(({ id }) => id === chosenId);

  return (
    <div className={classes.report}>
      {report.error !== null && (
        <ProgramFault fault={report.error} cases={cases} onPlace={onPlace} />
      )}
      {cases.length > 0 && (
        <section aria-label={t('report.cases')}>
          <h3 className={classes.title}>{t('report.cases')}</h3>
          <CaseStrip cases={cases} chosenId={chosenId} onChoose={setChosenId} />
          {chosen?.open && <OpenCase chosen={chosen} onPlace={onPlace} />}
          {hidden !== null && <HiddenCases summary={hidden} />}
        </section>
      )}
      <Mistakes diagnoses={report.diagnoses} explanations={explanations} />
      {report.agreement !== null && report.verdict !== 'passed' && (
        <AgreementList agreement={report.agreement} />
      )}
      {report.tasks.length > 0 && <TaskPoints tasks={report.tasks} exercise={exercise} />}
      {report.console.length > 0 && (
        <ConsoleLines lines={report.console} cases={cases} onPlace={onPlace} />
      )}
      <ReportFacts report={report} />
    </div>
  );
}

interface OpenCaseProps extends Pick<ReportViewProps, 'onPlace'> {
  readonly chosen: CaseView;
}

function OpenCase({ chosen, onPlace }: OpenCaseProps) {
  const { t } = useTranslation();
  const caseName = useCaseName();
  const checks = chosen.open?.checks ?? [];
  if (checks.some(wasReached)) {
    return <CheckTable name={chosen.name} checks={checks} onPlace={onPlace} />;
  }
  return (
    <p className={classes.note}>{t('report.nothingCompared', { name: caseName(chosen.name) })}</p>
  );
}

import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ExercisePage } from '#contract/api/exercises.ts';
import type { PreviewedFile } from '#contract/api/preview.ts';
import { previewedFileQuery } from '../../api/preview.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Headline } from '../../components/report/Headline.tsx';
import { ReportView } from '../../components/report/ReportView.tsx';
import verdict from '../../components/report/SubmissionResult.module.css';
import { Score } from '../../components/Score.tsx';
import { VerdictLabel } from '../../components/VerdictLabel.tsx';
import type { SourcePlace } from '../../components/editor/editor-types.ts';
import { JudgedSource } from '../submission/JudgedSource.tsx';
import classes from './preview.module.css';

interface FileReportsProps {
  readonly exercise: ExercisePage;
  readonly files: readonly string[];
  readonly chosen: string;
  readonly onChoose: (file: string) => void;
}

/** Any file of the folder with the report that a student would get for it. */
export function FileReports({ exercise, files, chosen, onChoose }: FileReportsProps) {
  const { t } = useTranslation();
  const file = files.includes(chosen) ? chosen : 'starter.ts';
  const graded = useQuery(previewedFileQuery(file));
  return (
    <>
      <NativeSelect
        className={classes.file}
        label={t('preview.file')}
        description={t('preview.asStudents')}
        data={[...files]}
        value={file}
        onChange={(event) => onChoose(event.currentTarget.value)}
      />
      {graded.isPending && <output>{t('preview.grading')}</output>}
      {graded.isError && <ErrorNotice error={graded.error} onRetry={() => void graded.refetch()} />}
      {graded.data !== undefined && (
        <Graded key={`${file} ${graded.dataUpdatedAt}`} exercise={exercise} graded={graded.data} />
      )}
    </>
  );
}

interface GradedProps {
  readonly exercise: ExercisePage;
  readonly graded: PreviewedFile;
}

function Graded({ exercise, graded }: GradedProps) {
  return (
    <JudgedSource
      source={graded.source}
      types={exercise.types}
      report={graded.report}
      renderResult={(onPlace) => <Result exercise={exercise} graded={graded} onPlace={onPlace} />}
    />
  );
}

interface ResultProps extends GradedProps {
  readonly onPlace: (place: SourcePlace) => void;
}

function Result({ exercise, graded: { report, explanations, problem }, onPlace }: ResultProps) {
  if (report === null) {
    return (
      <p role="alert" className={classes.problem} lang="en">
        {problem}
      </p>
    );
  }
  return (
    <div className={verdict.result}>
      <div className={verdict.verdict}>
        <Headline report={report} />
        <p className={verdict.line}>
          <VerdictLabel verdict={report.verdict} size="large" />
          <strong>
            <Score score={report.score} maxScore={report.maxScore} />
          </strong>
        </p>
      </div>
      <ReportView
        report={report}
        explanations={explanations}
        exercise={exercise}
        onPlace={onPlace}
      />
    </div>
  );
}

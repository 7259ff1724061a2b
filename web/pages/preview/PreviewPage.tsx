import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExercisePage } from '#contract/api/exercises.ts';
import { previewQuery, usePreviewChanges } from '../../api/preview.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { LanguageSwitch } from '../../components/LanguageSwitch.tsx';
import { Page } from '../../components/Page.tsx';
import { PageSkeleton } from '../../components/PageSkeleton.tsx';
import { useLocale } from '../../use-locale.ts';
import { FileReports } from './FileReports.tsx';
import classes from './preview.module.css';
import { Problem } from './Problem.tsx';
import { Statements } from './Statements.tsx';

/** What the author looks at; it stays while the folder cannot be read. */
interface View {
  readonly tab: string;
  readonly file: string;
}

/** An exercise as its author sees it: the statement in every language, and the report of every file. */
export function PreviewPage() {
  const { t } = useTranslation();
  usePreviewChanges();
  const [view, setView] = useState<View>({ tab: 'statements', file: 'starter.ts' });
  const preview = useQuery(previewQuery);
  if (preview.isError) {
    return (
      <Page title={t('error.title')} width="narrow">
        <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
      </Page>
    );
  }
  if (preview.data === undefined) return <PageSkeleton />;
  const { folder, exercise, problem, files } = preview.data;
  if (exercise === null) return <Problem title={folder} text={problem ?? ''} />;
  return <Exercise exercise={exercise} files={files} view={view} onView={setView} />;
}

interface ExerciseProps {
  readonly exercise: ExercisePage;
  readonly files: readonly string[];
  readonly view: View;
  readonly onView: (view: View) => void;
}

function Exercise({ exercise, files, view, onView }: ExerciseProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <main>
      <Page title={exercise.title[locale]} aside={<LanguageSwitch />}>
        <Tabs
          value={view.tab}
          onChange={(tab) => onView({ ...view, tab: tab ?? view.tab })}
          keepMounted={false}
        >
          <Tabs.List className={classes.tabs}>
            <Tabs.Tab value="statements">{t('preview.statements')}</Tabs.Tab>
            <Tabs.Tab value="files">{t('preview.files')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="statements">
            <Statements exercise={exercise} />
          </Tabs.Panel>
          <Tabs.Panel value="files">
            <FileReports
              exercise={exercise}
              files={files}
              chosen={view.file}
              onChoose={(file) => onView({ ...view, file })}
            />
          </Tabs.Panel>
        </Tabs>
      </Page>
    </main>
  );
}

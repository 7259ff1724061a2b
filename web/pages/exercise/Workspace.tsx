import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '#contract/api/accounts.ts';
import type { Course } from '#contract/api/courses.ts';
import type { Draft, ExercisePage } from '#contract/api/exercises.ts';
import { announce } from '../../components/announce.ts';
import type { EditorHandle, SourcePlace } from '../../components/editor/editor-types.ts';
import { usePageTitle } from '../../components/Page.tsx';
import { isSameSource } from '../../components/report/report-view.ts';
import { useSourceMarks } from '../../components/report/use-source-marks.ts';
import { useDraft, useDraftState } from '../../draft/use-draft.ts';
import { useLocale } from '../../use-locale.ts';
import { CodePane } from './CodePane.tsx';
import { ExerciseBar } from './ExerciseBar.tsx';
import { ResultPane } from './ResultPane.tsx';
import { StatementPane } from './StatementPane.tsx';
import { useCurrentRun } from './use-current-run.ts';
import { usePanes } from './use-panes.ts';
import { useRestore } from './use-restore.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { Zones } from './Zones.tsx';

interface WorkspaceProps {
  readonly user: User;
  readonly course: Course;
  readonly exercise: ExercisePage;
  readonly draft: Draft;
}

const route = getRouteApi('/signed-in/t/$courseId/e/$exerciseId/');

export function Workspace({ user, course, exercise, draft }: WorkspaceProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  usePageTitle(exercise.title[locale]);
  const { timeZone } = course;
  const place = { courseId: course.id, exerciseId: exercise.id };
  const { restaurar } = route.useSearch();
  const panes = usePanes();
  const [editor, setEditor] = useState<EditorHandle | null>(null);
  const session = useDraft({ userId: user.id, ...place }, draft);
  const draftState = useDraftState(session);
  const restore = useRestore(session, exercise.starter, restaurar);
  const run = useCurrentRun(place, user, exercise.attempts, () => panes.show('resultado'));
  const { submission } = run;
  const isStale = submission !== null && !isSameSource(submission.source, draftState.text);
  const marks = useSourceMarks(isStale ? null : (submission?.report ?? null));

  function submit(): void {
    void session.saveNow();
    if (run.isOpen) run.ask(session.getState().text);
    else announce(t('attempts.usedUp', { count: exercise.attempts.limit ?? 0 }));
  }

  function goTo(position: SourcePlace): void {
    panes.show('codigo');
    // The pane is on the screen, and can take the focus, only after the next paint.
    requestAnimationFrame(() => editor?.goTo(position));
  }

  useShortcuts({ onSubmit: submit, session, focus: panes.focus, editor, timeZone });

  return (
    <>
      <ExerciseBar course={course} exercise={exercise} />
      <Zones
        panes={panes}
        statement={<StatementPane exercise={exercise} />}
        code={
          <CodePane
            session={session}
            draftState={draftState}
            types={exercise.types}
            timeZone={timeZone}
            marks={marks}
            run={run}
            attempts={exercise.attempts}
            onSubmit={submit}
            onReset={restore.toStarter}
            onEditor={setEditor}
          />
        }
        result={
          <ResultPane
            place={place}
            course={course}
            exercise={exercise}
            run={run}
            isStale={isStale}
            onPlace={isStale ? undefined : goTo}
            onRestore={restore.toSubmission}
          />
        }
      />
    </>
  );
}

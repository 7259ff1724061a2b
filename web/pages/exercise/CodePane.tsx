import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExercisePage } from '#contract/api/exercises.ts';
import { CodeEditor } from '../../components/editor/CodeEditor.tsx';
import type { EditorHandle, SourceMark } from '../../components/editor/editor-types.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import type { DraftSession } from '../../draft/draft-session.ts';
import type { DraftState } from '../../draft/draft-state.ts';
import { useEditorChoice } from '../../components/editor/use-editor-choice.ts';
import { AttemptConfirmation } from './AttemptConfirmation.tsx';
import classes from './CodePane.module.css';
import { DraftChip } from './DraftChip.tsx';
import { DraftConflict } from './DraftConflict.tsx';
import type { CurrentRun } from './use-current-run.ts';

interface CodePaneProps {
  readonly session: DraftSession;
  readonly draftState: DraftState;
  readonly types: string;
  readonly timeZone: string;
  readonly marks: readonly SourceMark[];
  readonly run: CurrentRun;
  readonly attempts: ExercisePage['attempts'];
  readonly onSubmit: () => void;
  readonly onReset: () => void;
  readonly onEditor: (handle: EditorHandle | null) => void;
}

const hintId = 'editor-hint';

export function CodePane(props: CodePaneProps) {
  const { session, draftState, run, attempts, timeZone } = props;
  const { t } = useTranslation();
  const choice = useEditorChoice();
  const [hasFailed, setHasFailed] = useState(false);
  const onFailure = useCallback(() => setHasFailed(true), []);

  return (
    <>
      <div className={classes.toolbar}>
        <h2 className={classes.file}>
          <code>{t('exercise.file')}</code>
        </h2>
        <DraftChip state={draftState} timeZone={timeZone} />
        <Button
          size="compact-sm"
          loading={run.isSending}
          disabled={!run.isOpen}
          aria-keyshortcuts="Control+Shift+Enter"
          title={t('exercise.submitKeys')}
          onClick={props.onSubmit}
        >
          {t('exercise.submit')}
        </Button>
      </div>
      {!run.isOpen && (
        <p className={classes.notice}>{t('attempts.usedUp', { count: attempts.limit ?? 0 })}</p>
      )}
      {run.isAsking && (
        <AttemptConfirmation
          attempts={attempts}
          onConfirm={() => run.confirm(draftState.text)}
          onCancel={run.cancel}
        />
      )}
      {run.sendError !== null && <ErrorNotice error={run.sendError} onRetry={props.onSubmit} />}
      {draftState.other !== null && (
        <DraftConflict session={session} state={draftState} timeZone={timeZone} />
      )}
      {hasFailed && choice.rich && <p className={classes.notice}>{t('editor.failed')}</p>}
      <div className={classes.editor}>
        <CodeEditor
          rich={choice.rich && !hasFailed}
          text={draftState.text}
          onChange={session.edit}
          label={t('editor.label')}
          describedBy={hintId}
          marks={props.marks}
          types={props.types}
          onReady={props.onEditor}
          onFailure={onFailure}
        />
      </div>
      <div className={classes.hints}>
        <span id={hintId}>{t('editor.hint')}</span>
        <span className={classes.spring} />
        <button type="button" className={classes.choice} onClick={props.onReset}>
          {t('exercise.reset')}
        </button>
        <button type="button" className={classes.choice} onClick={choice.toggle}>
          {choice.rich ? t('editor.usePlain') : t('editor.useRich')}
        </button>
      </div>
    </>
  );
}

import { useCallback, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeEditor } from '../../components/editor/CodeEditor.tsx';
import type { EditorHandle, SourcePlace } from '../../components/editor/editor-types.ts';
import { useEditorChoice } from '../../components/editor/use-editor-choice.ts';
import type { AnyReport } from '../../components/report/report-view.ts';
import { useSourceMarks } from '../../components/report/use-source-marks.ts';
import classes from './JudgedSource.module.css';

interface JudgedSourceProps {
  readonly source: string;
  readonly types: string;
  readonly report: AnyReport | null;
  /** The result, which leads to places in the source beside it. */
  readonly renderResult: (onPlace: (place: SourcePlace) => void) => ReactNode;
}

export function JudgedSource({ source, types, report, renderResult }: JudgedSourceProps) {
  const { t } = useTranslation();
  const { rich } = useEditorChoice();
  const [hasFailed, setHasFailed] = useState(false);
  const onFailure = useCallback(() => setHasFailed(true), []);
  const [editor, setEditor] = useState<EditorHandle | null>(null);
  const marks = useSourceMarks(report);

  return (
    <div className={classes.columns}>
      <section aria-label={t('exercise.panes.resultado')}>
        <h2 className={classes.title}>{t('exercise.panes.resultado')}</h2>
        {renderResult((place) => editor?.goTo(place))}
      </section>
      <section aria-label={t('submission.source')} className={classes.source}>
        <h2 className={classes.title}>{t('submission.source')}</h2>
        <CodeEditor
          rich={rich && !hasFailed}
          text={source}
          label={t('submission.source')}
          marks={marks}
          types={types}
          onReady={setEditor}
          onFailure={onFailure}
        />
      </section>
    </div>
  );
}

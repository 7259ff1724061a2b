import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditorProps, SourceMark, SourcePlace } from './editor-types.ts';
import { leaveWithEscape } from './leave-with-escape.ts';
import { configureMonaco, monaco, typescriptDefaults } from './monaco.ts';
import classes from './MonacoEditor.module.css';

type CodeEditor = monaco.editor.IStandaloneCodeEditor;

/** Two editors may follow each other on one page; each has a file of its own. */
let editorsMade = 0;

const owners = ['gradient', 'run'] as const;

const severities = {
  gradient: monaco.MarkerSeverity.Warning,
  run: monaco.MarkerSeverity.Error,
} as const;

export function MonacoEditor(props: EditorProps) {
  const { text, label, describedBy, marks, types } = props;
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<CodeEditor | null>(null);
  const scheme = useComputedColorScheme('light');
  const onChange = useEffectEvent((changed: string) => props.onChange?.(changed));
  const onReady = useEffectEvent(props.onReady);
  const createHere = useEffectEvent((element: HTMLElement) =>
    createEditor(element, text, {
      file: t('exercise.file'),
      ariaLabel: label,
      readOnly: props.onChange === undefined,
    }),
  );

  const resume = useEffectEvent((created: CodeEditor) => {
    const position = created.getModel()?.getPositionAt(props.resumeAt ?? 0);
    if (typeof props.resumeAt !== 'number' || position === undefined) return;
    created.setPosition(position);
    created.focus();
  });

  // Monaco lives outside React: it is made once for its element and disposed of with it.
  useEffect(() => {
    if (host.current === null) return undefined;
    const created = createHere(host.current);
    const model = created.getModel();
    created.onDidChangeModelContent(() => onChange(created.getValue()));
    setEditor(created);
    resume(created);
    onReady({ focus: () => created.focus(), goTo: (place) => goTo(created, place) });
    return () => {
      onReady(null);
      created.dispose();
      model?.dispose();
    };
  }, []);

  // Synchronises Monaco's text with ours where the change came from elsewhere; it can be undone.
  useEffect(() => {
    if (editor !== null && editor.getValue() !== text) replaceText(editor, text);
  }, [editor, text]);

  // Synchronises Monaco's markers.
  useEffect(() => {
    const model = editor?.getModel();
    if (!editor || !model) return undefined;
    for (const owner of owners) setMarks(model, owner, marks);
    const glyphs = editor.createDecorationsCollection(glyphsOf(marks, model.getLineCount()));
    return () => glyphs.clear();
  }, [editor, marks]);

  // Synchronises the TypeScript worker's declarations.
  useEffect(() => {
    if (types === undefined) return undefined;
    const added = typescriptDefaults.addExtraLib(types, 'file:///exercise.d.ts');
    return () => added.dispose();
  }, [types]);

  // Synchronises Monaco's theme, which it keeps for the whole page.
  useEffect(() => {
    monaco.editor.setTheme(scheme);
  }, [scheme]);

  // Synchronises what a screen reader says of the editor.
  useEffect(() => {
    editor?.updateOptions({ ariaLabel: label });
    const input = host.current?.querySelector('textarea, [role="textbox"]');
    if (describedBy !== undefined) input?.setAttribute('aria-describedby', describedBy);
  }, [editor, label, describedBy]);

  return <div ref={host} className={classes.editor} />;
}

function createEditor(
  element: HTMLElement,
  text: string,
  {
    file,
    ...options
  }: { readonly file: string; readonly ariaLabel: string; readonly readOnly: boolean },
): CodeEditor {
  configureMonaco();
  const model = monaco.editor.createModel(
    text,
    'typescript',
    monaco.Uri.parse(`file:///${++editorsMade}/${file}`),
  );
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  const editor = monaco.editor.create(element, {
    model,
    ...options,
    automaticLayout: true,
    codeLens: false,
    // The browser's own menu speaks the reader's language; Monaco's does not.
    contextmenu: false,
    dragAndDrop: false,
    fixedOverflowWidgets: true,
    fontSize: 14,
    fontLigatures: false,
    glyphMargin: true,
    lineNumbersMinChars: 3,
    minimap: { enabled: false },
    padding: { top: 8 },
    scrollBeyondLastLine: false,
    stickyScroll: { enabled: false },
    tabSize: 2,
    unicodeHighlight: { ambiguousCharacters: false },
  });
  leaveWithEscape(editor);
  return editor;
}

function replaceText(editor: CodeEditor, text: string): void {
  const model = editor.getModel();
  if (model === null) return;
  editor.pushUndoStop();
  model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
  editor.pushUndoStop();
}

function setMarks(
  model: monaco.editor.ITextModel,
  owner: SourceMark['owner'],
  marks: readonly SourceMark[],
): void {
  const lines = model.getLineCount();
  const markers = marks
    .filter((mark) => mark.owner === owner && mark.line <= lines)
    .map(({ line, column, message }) => ({
      severity: severities[owner],
      message,
      startLineNumber: line,
      startColumn: column,
      endLineNumber: line,
      endColumn: model.getLineMaxColumn(line),
    }));
  monaco.editor.setModelMarkers(model, owner, markers);
}

/** A sign in the margin, so that a failed check is not taken for a matter of types. */
function glyphsOf(marks: readonly SourceMark[], lines: number) {
  return marks
    .filter(({ line }) => line <= lines)
    .map(({ line, owner, message }) => ({
      range: new monaco.Range(line, 1, line, 1),
      options: {
        glyphMarginClassName: classes[owner] ?? null,
        glyphMarginHoverMessage: { value: message },
      },
    }));
}

function goTo(editor: CodeEditor, { line, column }: SourcePlace): void {
  const position = { lineNumber: line, column };
  editor.revealPositionInCenter(position);
  editor.setPosition(position);
  editor.focus();
  const marked = editor.createDecorationsCollection([
    {
      range: new monaco.Range(line, 1, line, 1),
      options: { isWholeLine: true, className: classes.marked ?? null },
    },
  ]);
  const release = editor.onDidChangeCursorPosition(() => {
    marked.clear();
    release.dispose();
  });
}

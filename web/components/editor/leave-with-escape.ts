import { monaco } from './monaco.ts';

/** Escape closes what is open in the editor first; these are what it may be. */
const nothingOpen = [
  'suggestWidgetVisible',
  'findWidgetVisible',
  'parameterHintsVisible',
  'renameInputVisible',
  'markersNavigationVisible',
  'inSnippetMode',
  'editorHasMultipleSelections',
]
  .map((context) => `!${context}`)
  .join(' && ');

/** After Escape the next Tab leaves the editor instead of indenting. */
export function leaveWithEscape(editor: monaco.editor.IStandaloneCodeEditor): void {
  let leaving = false;

  function setLeaving(value: boolean): void {
    if (leaving === value) return;
    leaving = value;
    editor.updateOptions({ tabFocusMode: value });
  }

  editor.addCommand(monaco.KeyCode.Escape, () => setLeaving(true), nothingOpen);
  editor.onKeyDown(({ keyCode }) => {
    const keeps = [monaco.KeyCode.Escape, monaco.KeyCode.Tab, monaco.KeyCode.Shift];
    if (!keeps.includes(keyCode)) setLeaving(false);
  });
  editor.onDidBlurEditorText(() => setLeaving(false));
}

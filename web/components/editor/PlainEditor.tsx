import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from 'react';
import type { EditorProps, SourcePlace } from './editor-types.ts';
import classes from './PlainEditor.module.css';

/** A plain textarea: there at once, at home in every screen reader and on every phone. */
export function PlainEditor({ text, onChange, label, describedBy, onReady }: EditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const tabLeaves = useRef(false);
  const announceReady = useEffectEvent(onReady);

  // Hands the textarea to whoever jumps to lines in it.
  useEffect(() => {
    const element = area.current;
    if (element === null) return undefined;
    announceReady({ focus: () => element.focus(), goTo: (place) => goTo(element, place) });
    return () => announceReady(null);
  }, []);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key === 'm' && event.ctrlKey) {
      tabLeaves.current = !tabLeaves.current;
    } else if (event.key === 'Escape') {
      tabLeaves.current = true;
    } else if (event.key === 'Tab' && !event.shiftKey && !tabLeaves.current && onChange) {
      event.preventDefault();
      // The only way to type into a textarea that its own undo knows of.
      document.execCommand('insertText', false, '  ');
    }
  }

  return (
    <textarea
      ref={area}
      className={classes.area}
      value={text}
      readOnly={onChange === undefined}
      onChange={(event) => onChange?.(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        tabLeaves.current = false;
      }}
      aria-label={label}
      aria-describedby={describedBy}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      autoCorrect="off"
      wrap="off"
    />
  );
}

function goTo(element: HTMLTextAreaElement, { line }: SourcePlace): void {
  const lines = element.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  element.focus();
  element.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  element.scrollTop = (element.scrollHeight / lines.length) * Math.max(0, line - 5);
}

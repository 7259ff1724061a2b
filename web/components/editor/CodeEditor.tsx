import { useEffect, useRef, useState } from 'react';
import classes from './CodeEditor.module.css';
import type { EditorProps } from './editor-types.ts';
import { loadMonaco, type LoadedMonaco } from './load-monaco.ts';
import { PlainEditor } from './PlainEditor.tsx';

interface Arrival {
  readonly monaco: LoadedMonaco;
  /** Where the cursor was in the textarea, if somebody was typing there. */
  readonly cursor: number | null;
}

interface CodeEditorProps extends EditorProps {
  /** Whether Monaco is wanted in the place of the textarea. */
  readonly rich: boolean;
  readonly onFailure: () => void;
}

/** The text can be edited at once; Monaco takes over when it has arrived, and only if it does. */
export function CodeEditor({ rich, onFailure, ...editor }: CodeEditorProps) {
  const [arrival, setArrival] = useState<Arrival | null>(null);
  const host = useRef<HTMLDivElement>(null);

  // Fetches Monaco, which is large, once the page itself stands.
  useEffect(() => {
    if (!rich || arrival !== null) return undefined;
    let isWanted = true;
    loadMonaco().then(
      (monaco) => {
        if (isWanted) setArrival({ monaco, cursor: cursorWithin(host.current) });
      },
      () => {
        if (isWanted) onFailure();
      },
    );
    return () => {
      isWanted = false;
    };
  }, [rich, arrival, onFailure]);

  const Editor = rich && arrival !== null ? arrival.monaco.MonacoEditor : PlainEditor;
  return (
    <div ref={host} className={classes.host}>
      <Editor {...editor} resumeAt={arrival?.cursor} />
    </div>
  );
}

function cursorWithin(host: HTMLElement | null): number | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLTextAreaElement) || host?.contains(focused) !== true) return null;
  return focused.selectionStart;
}

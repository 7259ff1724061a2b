/** What a page may ask of whichever editor is on the screen. */
export interface EditorHandle {
  readonly focus: () => void;
  /** Brings a line into view, marks it and puts the cursor there. */
  readonly goTo: (place: SourcePlace) => void;
}

export interface SourcePlace {
  readonly line: number;
  readonly column: number;
}

/** A line that the grader has something to say about. */
export interface SourceMark extends SourcePlace {
  readonly owner: 'gradient' | 'run';
  readonly message: string;
}

export interface EditorProps {
  readonly text: string;
  /** Left out where the text is only to be read. */
  readonly onChange?: ((text: string) => void) | undefined;
  readonly label: string;
  /** The id of the line that says how to leave the editor. */
  readonly describedBy?: string | undefined;
  readonly marks: readonly SourceMark[];
  /** Ambient declarations, for completion and squiggles. */
  readonly types?: string | undefined;
  /** Where the cursor was in the editor that this one replaces; null if the focus was elsewhere. */
  readonly resumeAt?: number | null | undefined;
  readonly onReady: (handle: EditorHandle | null) => void;
}

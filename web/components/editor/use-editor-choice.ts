import { useState } from 'react';
import { readSetting, writeSetting } from '../../settings.ts';

interface EditorChoice {
  /** Monaco, or the light editor. */
  readonly rich: boolean;
  readonly toggle: () => void;
}

/** Remembered on this device; phones begin with the light editor, which Monaco does not support. */
export function useEditorChoice(): EditorChoice {
  const [rich, setRich] = useState(() => {
    const chosen = readSetting('editor');
    return chosen === null ? !isPhone() : chosen === 'rich';
  });
  return {
    rich,
    toggle: () => {
      writeSetting('editor', rich ? 'plain' : 'rich');
      setRich(!rich);
    },
  };
}

function isPhone(): boolean {
  return window.matchMedia('(pointer: coarse) and (max-width: 50em)').matches;
}

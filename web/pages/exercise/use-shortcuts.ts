import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { notifications } from '@mantine/notifications';
import type { EditorHandle } from '../../components/editor/editor-types.ts';
import type { DraftSession } from '../../draft/draft-session.ts';
import { draftStatus } from '../../draft/draft-state.ts';
import { formatTime } from '../../format.ts';
import { useLocale } from '../../use-locale.ts';
import type { PaneName } from './use-panes.ts';

interface Shortcuts {
  readonly onSubmit: () => void;
  readonly session: DraftSession;
  readonly focus: (pane: PaneName) => void;
  readonly editor: EditorHandle | null;
  readonly timeZone: string;
}

/** Ctrl+S only ever saves; submitting takes a chord that nobody presses by accident. */
export function useShortcuts({ onSubmit, session, focus, editor, timeZone }: Shortcuts): void {
  const { t } = useTranslation();
  const locale = useLocale();

  async function save(): Promise<void> {
    await session.saveNow();
    const status = draftStatus(session.getState());
    notifications.show({
      id: 'draft-saved',
      message:
        status === 'saved'
          ? t('draft.savedAt', { time: formatTime(new Date(), locale, timeZone) })
          : t(`draft.status.${status}`),
    });
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const action = actionOf(event);
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    switch (action) {
      case 'submit':
        return onSubmit();
      case 'save':
        return void save();
      case 'statement':
        return focus('enunciado');
      case 'code':
        focus('codigo');
        return void requestAnimationFrame(() => editor?.focus());
      case 'result':
        return focus('resultado');
    }
  });

  // Listens on the way down, so that the chords mean the same inside the editor and outside.
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, []);
}

type Action = 'submit' | 'save' | 'statement' | 'code' | 'result';

const paneKeys: Readonly<Record<string, Action>> = {
  Digit1: 'statement',
  Digit2: 'code',
  Digit3: 'result',
};

function actionOf(event: KeyboardEvent): Action | null {
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && event.shiftKey && event.key === 'Enter') return 'submit';
  if (isCommand && !event.shiftKey && event.key.toLowerCase() === 's') return 'save';
  if (event.altKey && !isCommand) return paneKeys[event.code] ?? null;
  return null;
}

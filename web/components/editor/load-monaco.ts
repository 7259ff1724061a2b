import { portugueseMonaco } from './monaco.pt-BR.ts';
import { asLocale } from '../../preferred-locale.ts';

export type LoadedMonaco = typeof import('./MonacoEditor.tsx');

declare global {
  var _VSCODE_NLS_MESSAGES: (string | undefined)[] | undefined;
}

/** Monaco reads its words when it is loaded and keeps them until the page is. */
export function loadMonaco(): Promise<LoadedMonaco> {
  if (asLocale(document.documentElement.lang) === 'pt-BR') {
    const words: (string | undefined)[] = [];
    for (const [number, [, ours]] of Object.entries(portugueseMonaco)) {
      words[Number(number)] = ours;
    }
    globalThis._VSCODE_NLS_MESSAGES = words;
  }
  return import('./MonacoEditor.tsx');
}

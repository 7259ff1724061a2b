// All of them: the TypeScript mode brings every feature with it, and services that register after the first
// editor was made are unknown to the second.
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/typescript/register';
import * as monaco from 'monaco-editor/editor';
// Vite makes the default exports of what is imported as a worker.
/* oxlint-disable import/default, import/no-named-as-default */
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import TypeScriptWorker from './ts.worker.ts?worker';
/* oxlint-enable import/default, import/no-named-as-default */
import {
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register';
import { themes } from './monaco-themes.ts';

export { monaco, typescriptDefaults };

/** What the isolate has besides the language itself; its console is the only way to print. */
const isolateGlobals = `
interface Console { log(...values: unknown[]): void; info(...values: unknown[]): void; warn(...values: unknown[]): void; error(...values: unknown[]): void; }
declare const console: Console;
`;

let isConfigured = false;

/** Tells Monaco once where its workers are and which TypeScript the grader accepts. */
export function configureMonaco(): void {
  if (isConfigured) return;
  isConfigured = true;
  globalThis.MonacoEnvironment = {
    getWorker: (_: string, label: string) =>
      label === 'typescript'
        ? new TypeScriptWorker({ name: document.documentElement.lang })
        : new EditorWorker(),
  };
  typescriptDefaults.setCompilerOptions({
    target: ScriptTarget.ESNext,
    module: ModuleKind.ESNext,
    moduleResolution: ModuleResolutionKind.NodeJs,
    lib: ['es2023'],
    strict: true,
    // What backward receives in its cache is any, and so is everything made of it.
    noImplicitAny: false,
    // The grader strips types and compiles nothing: enums and parameter properties cannot run.
    erasableSyntaxOnly: true,
    allowNonTsExtensions: true,
    noEmit: true,
  });
  typescriptDefaults.setDiagnosticsOptions({
    noSemanticValidation: false,
    noSyntaxValidation: false,
  });
  typescriptDefaults.setEagerModelSync(true);
  for (const [name, theme] of Object.entries(themes)) monaco.editor.defineTheme(name, theme);
  // The command palette lists hundreds of commands that nobody has translated or needs here.
  monaco.editor.addKeybindingRule({ keybinding: monaco.KeyCode.F1, command: null });
  typescriptDefaults.addExtraLib(isolateGlobals, 'file:///isolate.d.ts');
}

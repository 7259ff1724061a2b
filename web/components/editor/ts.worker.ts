import { TypeScriptWorker } from 'monaco-editor/languages/features/typescript/ts.worker';
import { portugueseTypeScript } from './typescript.pt-BR.ts';

// TypeScript asks its host for words when it is made, and the host is Monaco's worker itself. Its name is the language.
if (self.name === 'pt-BR') {
  Object.assign(TypeScriptWorker.prototype, {
    getLocalizedDiagnosticMessages: () => portugueseTypeScript,
  });
}

declare module 'monaco-editor/languages/features/typescript/ts.worker' {
  export const TypeScriptWorker: { readonly prototype: object };
}

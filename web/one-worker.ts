import type { Plugin } from 'vite';

const spare = `createWorker: () => new Worker(new URL('ts.worker.js', import.meta.url), { type: "module" }),`;

/** Monaco falls back on a TypeScript worker of its own, seven megabytes that our `getWorker` leaves unused. */
export function oneWorker(): Plugin {
  return {
    name: 'one-worker',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('typescript/workerManager.js')) return null;
      if (!code.includes(spare)) this.error('Monaco starts its TypeScript worker in another way');
      return code.replace(spare, '');
    },
  };
}

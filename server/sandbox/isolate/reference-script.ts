/** All that a model's isolate holds of ours, for the bundler: what models may import as the engine, and the harness. */
export * from '#engine/index.ts';
export { boot } from './reference.ts';

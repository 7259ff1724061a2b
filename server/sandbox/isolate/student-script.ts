/** All that a student's isolate holds of ours, for the bundler: what programs may import as `np`, and the harness. */
export * from './np/index.ts';
export { boot } from './student.ts';
export { warmUp } from './warm-up.ts';

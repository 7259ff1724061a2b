import { fileURLToPath } from 'node:url';
import { rolldown, type OutputChunk, type OutputOptions } from 'rolldown';
import { frameProgram } from './bootstrap.ts';
import type { IsolateScript } from './protocol.ts';

/** What one kind of sandbox process is made of. */
export interface ProcessCode {
  /** Runs in the process; the first thing that is written to it. */
  readonly program: Buffer;
  /** Runs in each of its isolates. */
  readonly script: IsolateScript;
}

/**
 * Reads, strips and links our own files once, in a few dozen milliseconds. Done in each process and in each isolate it
 * took half of a process's start and half of an isolate's preparation.
 */
export async function bundleSandbox(): Promise<{
  readonly student: ProcessCode;
  readonly reference: ProcessCode;
}> {
  const [child, student, reference] = await Promise.all([
    bundle('child/main.ts', { format: 'cjs' }),
    bundleIsolate('isolate/student-script.ts', 'np'),
    bundleIsolate('isolate/reference-script.ts', '#engine/index.ts'),
  ]);
  const program = frameProgram(child.code);
  return { student: { program, script: student }, reference: { program, script: reference } };
}

/** What our scripts export beside that which judged programs may import. */
const ours: ReadonlySet<string> = new Set(['boot', 'warmUp']);

async function bundleIsolate(entry: string, specifier: string): Promise<IsolateScript> {
  const { code, exports } = await bundle(entry, {
    format: 'iife',
    name: 'gradecheck',
    // A property of the global, so that it can be deleted; a `var` could not.
    extend: true,
  });
  const names = exports.filter((name) => !ours.has(name));
  return { code, specifier, names, warmUp: exports.includes('warmUp') };
}

/** Strict as modules are: of a sloppy caller a program could read the arguments. */
async function bundle(entry: string, output: OutputOptions): Promise<OutputChunk> {
  await using build = await rolldown({
    input: fileURLToPath(new URL(entry, import.meta.url)),
    platform: 'node',
    external: ['isolated-vm'],
    tsconfig: false,
  });
  const {
    output: [chunk],
  } = await build.generate({ ...output, strict: true, comments: false });
  return chunk;
}

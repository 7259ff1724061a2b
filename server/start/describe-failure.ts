import { StartFailure } from './start-failure.ts';

const notWritable = ({ path }: NodeJS.ErrnoException): string =>
  `GradeCheck cannot write ${path ?? 'its data folder'}. Correct the owner, or set DATA_DIR to another folder.`;

/** By the code that the operating system gives. */
const explanations: Readonly<Record<string, (error: NodeJS.ErrnoException) => string>> = {
  ENOSPC: () => 'The disk is full. Free some space and start again.',
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
  ENOTDIR: ({ path }) =>
    `${path ?? 'The data folder'} cannot be made: a file stands in its way. Set DATA_DIR to another folder.`,
  ENOENT: notWritable,
};

/** Why the program ends, in one sentence for the terminal. */
export function describeFailure(error: unknown): string {
  if (error instanceof StartFailure) return error.message;
  if (!(error instanceof Error)) return `GradeCheck could not start: ${String(error)}`;
  const explain = 'code' in error ? explanations[String(error.code)] : undefined;
  if (explain !== undefined) return explain(error);
  const [firstLine = ''] = error.message.split('\n');
  return `GradeCheck could not start: ${firstLine} (LOG_LEVEL=debug shows where).`;
}

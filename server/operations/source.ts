import { maxSourceBytes } from '#contract/api/submissions.ts';
import { AppError } from './app-error.ts';

/** Text that Postgres can store and that survives UTF-8: no lone surrogates, no NUL. */
export function isStorableText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** Throws unless the text can be kept as a student's source. */
export function assertStorableSource(source: string): void {
  const bytes = Buffer.byteLength(source);
  if (bytes > maxSourceBytes) {
    throw new AppError('source_too_large', { bytes, limit: maxSourceBytes });
  }
  if (!isStorableText(source)) throw new AppError('invalid_text');
}

/** Throws unless there is something to grade. */
export function assertGradableSource(source: string): void {
  assertStorableSource(source);
  if (source.trim() === '') throw new AppError('empty_source');
}

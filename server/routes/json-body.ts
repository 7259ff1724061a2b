import type { FastifyInstance } from 'fastify';
import { maxSourceBytes } from '#contract/api/submissions.ts';
import { AppError } from '../operations/app-error.ts';
import { isStorableText } from '../operations/source.ts';

/** JSON may write any character as six (`\u0041`); a legal source must arrive, so that the answer about its size is ours. */
export const sourceBodyLimit = 6 * maxSourceBytes + 16_384;
export const plainBodyLimit = 16_384;

/** JSON is the only body we read: valid UTF-8, and no text in it that could not be stored. */
export function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    // oxlint-disable-next-line require-await -- Fastify takes a parser's result from a promise
    async (_request: unknown, body: Buffer) => parseJson(body),
  );
}

function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  const text = decode(body);
  try {
    return JSON.parse(text, (_key, value: unknown) => {
      if (typeof value === 'string' && !isStorableText(value)) throw new AppError('invalid_text');
      return value;
    });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('invalid_request', {}, { cause });
  }
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (cause) {
    throw new AppError('invalid_text', {}, { cause });
  }
}

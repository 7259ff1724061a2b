import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { problems } from '#contract/api/problem.ts';
import type { Problem, ProblemCode } from '#contract/api/problem.ts';
import { maxSourceBytes } from '#contract/api/submissions.ts';
import type { Locale } from '#contract/locale.ts';
import { fillMessage } from '#contract/messages/fill-message.ts';
import { problemMessages } from '#contract/messages/problems.ts';
import { isDatabaseAway } from '../db/database-away.ts';
import { AppError } from '../operations/app-error.ts';
import { readerLocale } from './reader-locale.ts';

const unavailableRetrySeconds = 5;

/** Turns whatever was thrown into a problem (RFC 9457) in the reader's language. Of our own faults it tells nothing but a number. */
export function replyWithProblem(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const fault = toAppError(error, request);
  if (fault.code === 'internal' || fault.code === 'unavailable') {
    request.log.error({ err: error, incident: request.id }, 'request failed');
  }
  return sendProblem(fault, request, reply, fieldErrors(error));
}

export function sendProblem(
  fault: AppError,
  request: FastifyRequest,
  reply: FastifyReply,
  errors?: Problem['errors'],
): FastifyReply {
  const locale = readerLocale(request);
  const { status } = problems[fault.code];
  const seconds = fault.values['seconds'];
  const { title, detail } = problemMessages[locale][fault.code];
  const problem: Problem = {
    type: `urn:gradecheck:problem:${fault.code}`,
    title,
    status,
    code: fault.code,
    detail: fillMessage(detail, inWords(fault.values, locale)),
    instance: request.id,
    ...(errors && { errors }),
    ...(typeof seconds === 'number' && { retryAfter: seconds }),
  };
  if (typeof seconds === 'number') reply.header('retry-after', seconds);
  return reply
    .code(status)
    .header('content-language', locale)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer(JSON.stringify)
    .send(problem);
}

function toAppError(error: FastifyError, request: FastifyRequest): AppError {
  if (error instanceof AppError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return new AppError(validationCode(error));
  if (isDatabaseAway(error)) {
    return new AppError('unavailable', { seconds: unavailableRetrySeconds }, { cause: error });
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return bodyTooLarge(request);
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new AppError('unsupported_media_type');
  const isCallers = (error.statusCode ?? 500) < 500;
  return isCallers
    ? new AppError('invalid_request', {}, { cause: error })
    : new AppError('internal', { incident: request.id }, { cause: error });
}

/** Fields whose fault has a code of its own. */
const codesOfFields: Readonly<Record<string, ProblemCode>> = {
  'headers/idempotency-key': 'idempotency_key_missing',
  'body/password': 'weak_password',
};

function validationCode(error: FastifyError): ProblemCode {
  const [first] = fieldErrors(error) ?? [];
  return codesOfFields[first?.pointer ?? ''] ?? 'invalid_request';
}

function fieldErrors(error: FastifyError): Problem['errors'] {
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined;
  const part = error.validationContext ?? 'body';
  return error.validation.map(({ instancePath, message }) => ({
    pointer: `${part}${instancePath}`,
    message: message ?? '',
  }));
}

function bodyTooLarge(request: FastifyRequest): AppError {
  const { config, bodyLimit } = request.routeOptions;
  if (config.carriesSource !== true) return new AppError('body_too_large', { limit: bodyLimit });
  const bytes = Number(request.headers['content-length'] ?? bodyLimit);
  return new AppError('source_too_large', { bytes, limit: maxSourceBytes });
}

function inWords(values: AppError['values'], locale: Locale): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? value.toLocaleString(locale) : value,
    ]),
  );
}

import type { z } from 'zod';
import { Problem } from '#contract/api/problem.ts';
import type { RouteContract } from '#contract/api/route.ts';
import { ApiProblem } from './api-problem.ts';
import { requestPath } from './request-path.ts';

type Part<R, Name extends string> = R extends { readonly [N in Name]: infer S extends z.ZodType }
  ? { readonly [N in Name]: z.input<S> }
  : unknown;

export type CallInput<R> = Part<R, 'params'> &
  Part<R, 'query'> &
  Part<R, 'body'> &
  Part<R, 'headers'>;

interface AnyInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Lets the request outlive the page. */
  readonly keepalive?: boolean;
}

/** Makes one request by its contract and decodes the answer; everything else is thrown as ApiProblem. */
export async function call<R extends RouteContract>(
  contract: R,
  input: CallInput<R>,
  options: CallOptions = {},
): Promise<z.output<R['response']>> {
  const { params, query, headers, body } = input as AnyInput; // CallInput<R> has these four parts at most
  const answer = await send(requestPath(contract, params, query), {
    method: contract.method,
    headers: {
      'accept-language': document.documentElement.lang,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    keepalive: options.keepalive ?? false,
  });
  if (answer.status !== contract.success) throw problemOf(answer);
  return decode(contract.response, answer) as z.output<R['response']>; // decode parsed it with this very schema
}

interface Answer {
  readonly status: number;
  readonly content: unknown;
}

async function send(url: string, init: RequestInit): Promise<Answer> {
  const response = await reach(url, init);
  const text = await response.text();
  return { status: response.status, content: parse(text) };
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem('offline', { cause: error });
  }
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemOf({ status, content }: Answer): ApiProblem {
  const problem = Problem.safeParse(content);
  return problem.success ? ApiProblem.of(problem.data) : new ApiProblem('unreadable', { status });
}

function decode(schema: z.ZodType, { status, content }: Answer): unknown {
  const decoded = schema.safeParse(content);
  if (!decoded.success) throw new ApiProblem('unreadable', { status, cause: decoded.error });
  return decoded.data;
}

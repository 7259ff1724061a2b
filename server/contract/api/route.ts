import type { z } from 'zod';

/** One HTTP route as both sides know it: the server takes its schemas from here, the web its types. */
export interface RouteContract {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Where `path` begins: `/api/v1` unless said otherwise. */
  readonly base?: '/api/auth';
  /** Parameters as `:name`. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  /** By status; everything else is a problem. */
  readonly success: 200 | 201 | 202 | 204;
  readonly response: z.ZodType;
  /** Answers with server-sent events (`text/event-stream`), each shaped like `response`. */
  readonly stream?: true;
}

/** Keeps the literal types of a contract, so that params, body and response are inferred. */
export function route<const R extends RouteContract>(contract: R): R {
  return contract;
}

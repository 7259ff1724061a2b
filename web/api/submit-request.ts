import { newIdempotencyKey } from '../idempotency-key.ts';
import { isPassing } from './api-problem.ts';

export interface SubmitRequest {
  readonly source: string;
  /** Made at the click and kept on every retry, so that one click is one submission. */
  readonly idempotencyKey: string;
}

/** What was sent before, and how that ended. */
export interface SentBefore {
  readonly variables: SubmitRequest | undefined;
  readonly error: Error | null;
}

/** An answer that got lost may have been a 202: the same source goes again under the same key and is stored once. */
export function nextSubmitRequest(source: string, { variables, error }: SentBefore): SubmitRequest {
  const isRetry = variables?.source === source && isPassing(error);
  return isRetry ? variables : { source, idempotencyKey: newIdempotencyKey() };
}

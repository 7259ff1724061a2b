import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

export interface Server {
  readonly address: string;
  readonly courseId: string;
  readonly exerciseId: string;
}

export interface SubmissionRecord {
  readonly id: string;
  readonly source: string;
  /** How often the request had to be sent until it was answered with 202. */
  readonly tries: number;
  readonly acceptedAt: number;
}

/** What the stream of a submission told until its verdict, over however many connections. */
export interface WatchedGrading {
  readonly submissionId: string;
  readonly ids: readonly number[];
  readonly names: readonly string[];
  readonly connections: number;
}

const requestTimeoutMs = 15_000;
const pauseMs = 500;
/** Browsers wait longer still. */
const reconnectMs = 1_000;

/** What a browser tries again by itself: the server or its database is away, or the first request is still under way. */
const passing: ReadonlySet<number> = new Set([409, 503]);

/** Submits under one key until it is accepted, as the page does for one click. */
export async function submitUntilAccepted(
  { address, courseId, exerciseId }: Server,
  cookie: string,
  source: string,
  signal: AbortSignal,
): Promise<SubmissionRecord> {
  const key = randomUUID();
  for (let tries = 1; ; tries += 1) {
    signal.throwIfAborted();
    const response = await fetch(
      `${address}/api/v1/courses/${courseId}/exercises/${exerciseId}/submissions`,
      {
        method: 'POST',
        headers: {
          cookie,
          origin: address,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify({ source }),
        signal: AbortSignal.timeout(requestTimeoutMs),
      },
    ).catch(() => null);
    const answer = await response?.text().catch(() => null);
    if (response?.status === 202 && typeof answer === 'string') {
      const { id }: { id: string } = JSON.parse(answer);
      return { id, source, tries, acceptedAt: Date.now() };
    }
    if (response && response.status !== 202 && !passing.has(response.status)) {
      throw new Error(`A submission was answered with ${response.status}: ${answer}`);
    }
    await delay(pauseMs);
  }
}

/** Follows a grading to its verdict; a connection that breaks is continued where it broke. */
export async function watchUntilVerdict(
  { address }: Server,
  cookie: string,
  submissionId: string,
  signal: AbortSignal,
): Promise<WatchedGrading> {
  const ids: number[] = [];
  const names: string[] = [];
  for (let connections = 1; ; connections += 1) {
    signal.throwIfAborted();
    const headers = {
      cookie,
      accept: 'text/event-stream',
      ...(ids.length > 0 && { 'last-event-id': String(ids.at(-1)) }),
    };
    const url = `${address}/api/v1/submissions/${submissionId}/events`;
    try {
      const { body, status } = await fetch(url, { headers, signal });
      if (status !== 200 && !passing.has(status)) {
        throw new UnexpectedAnswer(`The events of ${submissionId} were answered with ${status}.`);
      }
      for await (const { id, name } of status === 200 ? readEvents(body) : []) {
        if (id !== null) {
          ids.push(id);
          names.push(name);
        }
        if (name === 'verdict') return { submissionId, ids, names, connections };
      }
    } catch (error) {
      if (error instanceof UnexpectedAnswer) throw error;
    }
    await delay(reconnectMs);
  }
}

class UnexpectedAnswer extends Error {}

async function* readEvents(
  body: ReadableStream<Uint8Array> | null,
): AsyncGenerator<{ readonly id: number | null; readonly name: string }> {
  let text = '';
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const id = /^id: (\d+)$/m.exec(block)?.[1];
      const name = /^event: (\w+)$/m.exec(block)?.[1];
      if (name !== undefined) yield { id: id === undefined ? null : Number(id), name };
    }
  }
}

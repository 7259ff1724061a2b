import { writeSync } from 'node:fs';
import { createFrameReader, encodeFrame, FRAME_CAPS } from '../frames.ts';
import type { Reply, Request } from '../protocol.ts';

/** A reply and the numbers that travel beside it. */
export interface Served {
  readonly reply: Reply;
  readonly numbers?: Float64Array;
}

const REPLY_FD = 3;

/** Writes at once and wholly: a reply must be out before the process dies. */
export function sendReply(reply: Reply, numbers?: Float64Array): void {
  const frame = encodeFrame(reply, numbers);
  for (let written = 0; written < frame.length;) {
    written += writeSync(REPLY_FD, frame, written);
  }
}

/** Hands on what the parent asks, in order. When the parent is gone this process has no purpose. */
export function listen(handle: (request: Request, numbers: Float64Array) => void): void {
  const read = createFrameReader(FRAME_CAPS);
  process.stdin.on('data', (chunk: Buffer) => {
    // The parent is trusted: what it sends is a request.
    for (const { message, numbers } of read(chunk)) handle(message as Request, numbers);
  });
  process.stdin.on('end', endProcess);
  process.stdin.on('error', endProcess);
}

/** SIGKILL, since an orderly exit hangs while an isolate is busy in a native function. */
export function endProcess(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('unreachable: the process has been killed');
}

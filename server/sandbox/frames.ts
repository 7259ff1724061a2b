/**
 * Frames between the trusted side and a sandbox process: two u32 lengths (bytes of JSON, count of numbers), the JSON,
 * the numbers as raw float64. Nothing is ever deserialised into anything but JSON and numbers.
 */

export interface Frame {
  readonly message: unknown;
  readonly numbers: Float64Array;
}

export interface FrameCaps {
  readonly messageBytes: number;
  readonly numbers: number;
}

export const FRAME_CAPS: FrameCaps = { messageBytes: 8 * 2 ** 20, numbers: 8 * 2 ** 20 };

const PREFIX_BYTES = 8;
const NUMBER_BYTES = 8;
const NO_NUMBERS = new Float64Array(0);

export function encodeFrame(message: unknown, numbers: Float64Array = NO_NUMBERS): Buffer {
  const json = JSON.stringify(message);
  const jsonBytes = Buffer.byteLength(json);
  const frame = Buffer.allocUnsafe(PREFIX_BYTES + jsonBytes + numbers.byteLength);
  frame.writeUInt32LE(jsonBytes, 0);
  frame.writeUInt32LE(numbers.length, 4);
  frame.write(json, PREFIX_BYTES);
  const raw = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  raw.copy(frame, PREFIX_BYTES + jsonBytes);
  return frame;
}

export class FrameError extends Error {}

/** Collects bytes until frames are whole. Throws a FrameError at the first byte that breaks a rule. */
export function createFrameReader(caps: FrameCaps): (chunk: Buffer) => Frame[] {
  let chunks: Buffer[] = [];
  let received = 0;
  let needed = PREFIX_BYTES;

  return (chunk) => {
    chunks.push(chunk);
    received += chunk.length;
    const frames: Frame[] = [];
    while (received >= needed) {
      const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, received);
      const total = frameBytes(bytes, caps);
      needed = total;
      chunks = [bytes];
      if (received < total) break;
      frames.push(decodeFrame(bytes.subarray(0, total)));
      chunks = [bytes.subarray(total)];
      received -= total;
      needed = PREFIX_BYTES;
    }
    return frames;
  };
}

function frameBytes(bytes: Buffer, caps: FrameCaps): number {
  const jsonBytes = bytes.readUInt32LE(0);
  const count = bytes.readUInt32LE(4);
  if (jsonBytes > caps.messageBytes || count > caps.numbers) {
    throw new FrameError(`A frame claims ${jsonBytes} bytes of JSON and ${count} numbers.`);
  }
  return PREFIX_BYTES + jsonBytes + count * NUMBER_BYTES;
}

function decodeFrame(frame: Buffer): Frame {
  const jsonEnd = PREFIX_BYTES + frame.readUInt32LE(0);
  const numbers = new Float64Array(frame.readUInt32LE(4));
  const raw = Buffer.from(numbers.buffer);
  frame.copy(raw, 0, jsonEnd);
  try {
    return { message: JSON.parse(frame.toString('utf8', PREFIX_BYTES, jsonEnd)), numbers };
  } catch (cause) {
    throw new FrameError('A frame does not hold JSON.', { cause });
  }
}

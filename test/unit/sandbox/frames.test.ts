import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFrameReader, encodeFrame, type Frame } from '../../../server/sandbox/frames.ts';

const caps = { messageBytes: 1000, numbers: 100 };

/** Reads bytes that arrive in pieces of the given size. */
function readInPieces(bytes: Buffer, size: number): Frame[] {
  const read = createFrameReader(caps);
  const frames: Frame[] = [];
  for (let at = 0; at < bytes.length; at += size)
    frames.push(...read(bytes.subarray(at, at + size)));
  return frames;
}

test('frames come out as they went in, however the bytes are cut', () => {
  const frame = fc.record({
    message: fc.record({ text: fc.string({ maxLength: 50 }), n: fc.integer() }),
    numbers: fc.float64Array({ maxLength: 20 }),
  });
  fc.assert(
    fc.property(
      fc.array(frame, { maxLength: 4 }),
      fc.integer({ min: 1, max: 64 }),
      (frames, size) => {
        const bytes = Buffer.concat(
          frames.map(({ message, numbers }) => encodeFrame(message, numbers)),
        );
        expect(readInPieces(bytes, size)).toEqual(frames);
      },
    ),
  );
});

test('every number survives bit by bit', () => {
  const numbers = Float64Array.of(-0, NaN, Infinity, -Infinity, Number.MIN_VALUE, Number.MAX_VALUE);
  const [frame] = readInPieces(encodeFrame({}, numbers), 7);
  expect(frame?.numbers).toEqual(numbers);
});

test('a part of a larger array is sent without the rest', () => {
  const whole = Float64Array.of(1, 2, 3, 4);
  const [frame] = readInPieces(encodeFrame({}, whole.subarray(1, 3)), 100);
  expect(frame?.numbers).toEqual(Float64Array.of(2, 3));
});

test.each([
  ['JSON', 1001, 0],
  ['numbers', 2, 101],
])('a frame that claims too much %s is refused before its bytes arrive', (_, jsonBytes, count) => {
  const prefix = Buffer.alloc(8);
  prefix.writeUInt32LE(jsonBytes, 0);
  prefix.writeUInt32LE(count, 4);
  expect(() => createFrameReader(caps)(prefix)).toThrow(
    `A frame claims ${jsonBytes} bytes of JSON and ${count} numbers.`,
  );
});

test('a frame that holds no JSON is refused', () => {
  const frame = encodeFrame({ a: 1 });
  frame.write('x', 8);
  expect(() => createFrameReader(caps)(frame)).toThrow('A frame does not hold JSON.');
});

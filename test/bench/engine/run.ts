import { matmul, tensor } from '#engine/index.ts';
import { engineOn } from './engine-on.ts';
import { handWritten } from './hand-written.ts';
import { network } from './networks.ts';
import { microseconds } from './timing.ts';

const nets = [
  { name: '8-16-1, batch 32', ...network([8, 16, 1], 32) },
  { name: '64-64-64-1, batch 64', ...network([64, 64, 64, 1], 64) },
];

for (const net of nets) {
  const ours = engineOn(net);
  const plain = handWritten(net);
  const gap = Math.abs(ours.forwardBackward() - plain.forwardBackward());
  if (gap > 1e-12) throw new Error(`${net.name}: the losses differ by ${gap}`);
  const time = {
    forward: microseconds(ours.forward),
    plainForward: microseconds(plain.forward),
    both: microseconds(ours.forwardBackward),
    plainBoth: microseconds(plain.forwardBackward),
  };
  console.log(net.name, time, { f: time.forward / time.plainForward, fb: time.both / time.plainBoth, g: time.both / time.forward });
}
const square = (size: number) => tensor(Float64Array.from({ length: size * size }, (_none, i) => Math.sin(i)), [size, size]);
const a = square(256), b = square(256);
console.log('matmul', (2 * 256 ** 3) / microseconds(() => matmul(a, b)) / 1000, 'GFLOP/s');

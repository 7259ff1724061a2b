import { matmul, tensor } from '#engine/index.ts';
import { engineOn } from './engine-on.ts';
import { handWritten } from './hand-written.ts';
import { network, type Network } from './networks.ts';
import { microseconds, milliseconds } from './timing.ts';

const nets = [
  { name: '8-16-1, batch 32', ...network([8, 16, 1], 32) },
  { name: '64-64-64-1, batch 64', ...network([64, 64, 64, 1], 64) },
];

for (const net of nets) await compare(net);
matrixProduct(256);
growth([16, 32, 64, 128, 256]);

/** Forward, forward and backward, and a numerical check, each beside the hand-written loop. */
async function compare({ name, ...net }: Network & { readonly name: string }): Promise<void> {
  const engine = engineOn(net);
  const plain = handWritten(net);
  const gap = Math.abs(engine.forwardBackward() - plain.forwardBackward());
  if (gap > 1e-12) throw new Error(`${name}: engine and hand-written loss differ by ${gap}`);

  console.log(`\n${name}, ${engine.parameterCount} parameters`);
  const forward = microseconds(engine.forward);
  report('forward', forward, microseconds(plain.forward), 'µs');
  const both = microseconds(engine.forwardBackward);
  report('forward and backward', both, microseconds(plain.forwardBackward), 'µs');
  console.log(`  gradient over forward        ${ratio(both, forward)}`);

  const entries = Math.min(engine.parameterCount, 256);
  const perEntry = (ms: number) => (ms * engine.parameterCount) / entries;
  const check = perEntry(await milliseconds(() => engine.checkEntries(entries)));
  report(
    'every entry checked',
    check,
    perEntry(await milliseconds(() => plain.centralDifferences(entries))),
    'ms',
  );
  console.log(
    `  a direction per tensor       ${(await milliseconds(engine.checkDirections)).toFixed(2)} ms`,
  );
}

function matrixProduct(size: number): void {
  const entries = Float64Array.from({ length: size * size }, (_none, index) => Math.sin(index));
  const a = tensor(entries, [size, size]);
  const time = microseconds(() => matmul(a, a));
  console.log(`\nmatmul ${size} × ${size}: ${((2 * size ** 3) / time / 1000).toFixed(2)} GFLOP/s`);
}

/** Twice the width is four times the multiplications. */
function growth(widths: readonly number[]): void {
  console.log('\nforward and backward of w-w-1, batch 64');
  let before = 0;
  for (const width of widths) {
    const time = microseconds(engineOn(network([width, width, 1], 64)).forwardBackward, {
      batches: 100,
    });
    const factor = before === 0 ? '' : `× ${ratio(time, before)}`;
    console.log(`  w = ${String(width).padEnd(4)} ${time.toFixed(1).padStart(9)} µs  ${factor}`);
    before = time;
  }
}

function report(what: string, ours: number, plain: number, unit: string): void {
  const columns = [ours, plain].map((time) => `${time.toFixed(1).padStart(8)} ${unit}`);
  console.log(
    `  ${what.padEnd(22)} ${columns[0]}, hand-written ${columns[1]}, ratio ${ratio(ours, plain)}`,
  );
}

function ratio(one: number, other: number): string {
  return (one / other).toFixed(2);
}

import { matmul, tensor } from '#engine/index.ts';
import { engineOn } from './engine-on.ts';
import { handWritten } from './hand-written.ts';
import { blocked, plain } from './kernels.ts';
import { network, type Network } from './networks.ts';
import { microseconds, milliseconds } from './timing.ts';

/** The engine's time and those of the two hand-written programs. */
type Times = readonly [engine: number, blocked: number, plain: number];

console.log(
  'engine, then hand-written loops with the engine’s matrix kernel, then with a plain one;',
);
console.log('in brackets the engine’s time over theirs');
await compare('8-16-1, batch 32', network([8, 16, 1], 32));
await compare('64-64-64-1, batch 64', network([64, 64, 64, 1], 64));
matrixProduct(256);
growth([16, 32, 64, 128, 256]);

async function compare(name: string, net: Network): Promise<void> {
  const engine = engineOn(net);
  const loops = [handWritten(net, blocked), handWritten(net, plain)] as const;
  for (const one of loops) requireEqual(engine.forwardBackward(), one.forwardBackward());
  console.log(`\n${name}, ${engine.parameterCount} parameters`);

  const [blockedLoops, plainLoops] = loops;
  const forward = microseconds(engine.forward);
  report('forward', 'µs', [
    forward,
    microseconds(blockedLoops.forward),
    microseconds(plainLoops.forward),
  ]);
  const both = microseconds(engine.forwardBackward);
  report('forward and backward', 'µs', [
    both,
    microseconds(blockedLoops.forwardBackward),
    microseconds(plainLoops.forwardBackward),
  ]);
  console.log(`  gradient over forward   ${(both / forward).toFixed(2)}`);

  const entries = Math.min(engine.parameterCount, 256);
  const whole = engine.parameterCount / entries;
  report(entries < engine.parameterCount ? `all entries (from ${entries})` : 'all entries', 'ms', [
    whole * (await milliseconds(() => engine.checkEntries(entries))),
    whole * (await milliseconds(() => blockedLoops.centralDifferences(entries))),
    whole * (await milliseconds(() => plainLoops.centralDifferences(entries))),
  ]);
  const check = await milliseconds(engine.checkAsGraded);
  console.log(`  check as in grading     ${check.toFixed(1)} ms`);
}

function requireEqual(ours: number, theirs: number): void {
  if (Math.abs(ours - theirs) <= 1e-12) return;
  throw new Error(`the engine computes the loss ${ours}, the hand-written loops ${theirs}`);
}

function matrixProduct(size: number): void {
  const entries = Float64Array.from({ length: size * size }, (_none, index) => Math.sin(index));
  const a = tensor(entries, [size, size]);
  const time = microseconds(() => matmul(a, a));
  console.log(`\nmatmul ${size} × ${size}: ${((2 * size ** 3) / time / 1000).toFixed(2)} GFLOP/s`);
}

/** Twice the width is four times the multiplications, and twice everything else. */
function growth(widths: readonly number[]): void {
  console.log('\nforward and backward of w-w-1, batch 64');
  let before: number | null = null;
  for (const width of widths) {
    const { forwardBackward } = engineOn(network([width, width, 1], 64));
    const time = microseconds(forwardBackward, { batches: 100 });
    const factor = before === null ? '' : ` × ${(time / before).toFixed(2)}`;
    console.log(`  w = ${String(width).padStart(3)} ${time.toFixed(1).padStart(9)} µs${factor}`);
    before = time;
  }
}

function report(what: string, unit: string, [engine, ...others]: Times): void {
  const ratios = others.map(
    (time) => `${time.toFixed(1).padStart(9)} ${unit} (${(engine / time).toFixed(2)})`,
  );
  console.log(`  ${what.padEnd(23)} ${engine.toFixed(1).padStart(7)} ${unit}${ratios.join('')}`);
}

/**
 * Takes away what lets a program escape V8's own limits, per context and before its code runs. In a V8 snapshot these
 * deletions are silently undone, therefore they are repeated here each time, and asserted.
 */

const REMOVED_GLOBALS = [
  // What our own script left; the host holds what it needs of it.
  'gradecheck',
  'WebAssembly',
  'SharedArrayBuffer',
  'Atomics',
  'FinalizationRegistry',
  'WeakRef',
  'Intl',
  'escape',
  'unescape',
] as const;

/** Natives that run for minutes without looking at V8's interrupt flag. */
const REMOVED_METHODS: readonly (readonly [object, readonly string[]])[] = [
  [String.prototype, ['normalize', 'localeCompare', 'toLocaleLowerCase', 'toLocaleUpperCase']],
  [Number.prototype, ['toLocaleString']],
  [BigInt.prototype, ['toLocaleString']],
  [Array.prototype, ['toLocaleString']],
  [Object.prototype, ['toLocaleString']],
  [Date.prototype, ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']],
  [ArrayBuffer.prototype, ['resize', 'transfer', 'transferToFixedLength']],
];

/** Array methods whose native loop over a claimed length cannot be interrupted. */
const LENGTH_CHECKED = [
  'fill',
  'indexOf',
  'lastIndexOf',
  'includes',
  'reverse',
  'sort',
  'splice',
  'copyWithin',
  'join',
  'unshift',
  'shift',
  'toSorted',
  'toReversed',
  'toSpliced',
  'with',
  'slice',
] as const;

const LONGEST = 2 ** 24;

const { apply, deleteProperty } = Reflect;
const { defineProperty, freeze } = Object;

/** Answers a function that starts chance over. */
export function harden(seed: number): () => void {
  const scope = globalThis as unknown as { [name: string]: unknown };
  for (const name of REMOVED_GLOBALS) deleteProperty(scope, name);
  for (const [owner, names] of REMOVED_METHODS) {
    for (const name of names) deleteProperty(owner, name);
  }
  refuseResizableBuffers(scope);
  checkLengths();
  const reseed = seedRandom(seed);
  freezeClock(scope);
  defineProperty(Error, 'stackTraceLimit', { value: 10, writable: true, configurable: true });
  return reseed;
}

/** Names of the things that `harden` should have removed and that are still there. */
export function findUnhardened(): string[] {
  const left: string[] = REMOVED_GLOBALS.filter((name) => name in globalThis);
  for (const [owner, names] of REMOVED_METHODS) {
    for (const name of names) if (name in owner) left.push(name);
  }
  return left;
}

/** Resizable buffers are not counted by the isolate's memory limit. */
function refuseResizableBuffers(scope: { [name: string]: unknown }): void {
  const Native = ArrayBuffer;
  const Fixed = function ArrayBuffer(this: unknown, length: unknown, options: unknown) {
    if (new.target === undefined) throw new TypeError("Constructor ArrayBuffer requires 'new'");
    if (options !== undefined) throw new RangeError('Resizable buffers are not available here.');
    return Reflect.construct(Native, [length], new.target);
  };
  Fixed.prototype = Native.prototype;
  defineProperty(Fixed, 'isView', { value: (view: unknown) => Native.isView(view) });
  defineProperty(Native.prototype, 'constructor', { value: Fixed });
  scope['ArrayBuffer'] = Fixed;
}

function checkLengths(): void {
  for (const name of LENGTH_CHECKED) {
    wrap(Array.prototype, name, (native, self, args) => {
      refuseLong(self, name);
      return apply(native, self, args);
    });
  }
  wrap(Array, 'from', (native, self, args) => {
    refuseLong(args[0], 'Array.from');
    return apply(native, self, args);
  });
}

type Method = (...args: unknown[]) => unknown;

function wrap(
  owner: object,
  name: string,
  call: (native: Method, self: unknown, args: unknown[]) => unknown,
): void {
  // Callers name methods that every context has.
  const native = (owner as { readonly [name: string]: Method })[name]!;
  const wrapped = {
    [name](this: unknown, ...args: unknown[]): unknown {
      return call(native, this, args);
    },
  }[name];
  defineProperty(owner, name, { value: wrapped, writable: true, configurable: true });
}

function refuseLong(list: unknown, name: string): void {
  if (typeof list !== 'object' || list === null) return;
  const { length } = list as { readonly length?: unknown };
  if (typeof length === 'number' && length > LONGEST) {
    throw new RangeError(`${name}: a length of ${length} is more than ${LONGEST}.`);
  }
}

/** mulberry32: the same numbers for the same submission, whenever it is graded. */
function seedRandom(seed: number): () => void {
  let state = seed | 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  defineProperty(Math, 'random', { value: random, writable: true, configurable: true });
  return () => {
    state = seed | 0;
  };
}

const FROZEN_NOW = Date.UTC(2026, 0, 1);

/** A clock that stands still, so that no answer depends on when it was computed. */
function freezeClock(scope: { [name: string]: unknown }): void {
  const Native = Date;
  const Frozen = function Date(this: unknown, ...args: unknown[]) {
    if (new.target === undefined) return new Native(FROZEN_NOW).toString();
    return Reflect.construct(Native, args.length === 0 ? [FROZEN_NOW] : args, new.target);
  };
  Frozen.prototype = Native.prototype;
  defineProperty(Frozen, 'now', { value: freeze(() => FROZEN_NOW) });
  defineProperty(Frozen, 'UTC', { value: Native.UTC });
  defineProperty(Frozen, 'parse', { value: Native.parse });
  defineProperty(Native.prototype, 'constructor', { value: Frozen });
  scope['Date'] = Frozen;
}

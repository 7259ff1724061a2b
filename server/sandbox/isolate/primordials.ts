/**
 * Built-in functions as they were before any foreign code ran. Harness code that runs after a student's uses these,
 * index loops and own properties only: a program that changes `Array.prototype` harms itself, not its report.
 */

// oxlint-disable typescript/unbound-method -- methods are taken from their prototypes on purpose

const { apply } = Reflect;
const { getOwnPropertyDescriptor, getPrototypeOf } = Object;

/** Turns a method into a function of its receiver. */
function uncurry<Self, Args extends unknown[], Result>(
  method: (this: Self, ...args: Args) => Result,
): (self: Self, ...args: Args) => Result {
  return (self, ...args) => apply(method, self, args);
}

export const { create, freeze, keys: keysOf, is: isSame, defineProperty } = Object;
export const { isArray } = Array;
export const { parse } = JSON;
export const NativePromise = Promise;
export const Numbers = Float64Array;

const Buffers = ArrayBuffer;
export const isView = (value: unknown): boolean => Buffers.isView(value);

export const sliceText = uncurry(String.prototype.slice);
export const execute = uncurry(RegExp.prototype.exec);
export const tagOf = uncurry(Object.prototype.toString);

const typedArrays = getPrototypeOf(Float64Array.prototype) as Float64Array;
export const sliceNumbers = uncurry(Float64Array.prototype.slice);
export const setNumbers = uncurry(Float64Array.prototype.set);
/** How many numbers there are, whatever `length` has become. */
export const countOf: (numbers: Float64Array) => number = uncurry(
  getOwnPropertyDescriptor(typedArrays, 'length')!.get as (this: Float64Array) => number,
);

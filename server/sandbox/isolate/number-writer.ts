/** Numbers beyond the limit of one crossing's answer. */
export class OutputLimitReached extends Error {}

/** A growing row of float64 numbers with an upper end. */
export interface NumberWriter {
  readonly push: (value: number) => void;
  readonly pushAll: (values: Float64Array) => void;
  readonly take: () => Float64Array;
}

const FIRST_CAPACITY = 1024;

export function createNumberWriter(limit: number): NumberWriter {
  let numbers = new Float64Array(FIRST_CAPACITY);
  let count = 0;

  const reserve = (more: number): void => {
    if (count + more > limit) throw new OutputLimitReached();
    if (count + more <= numbers.length) return;
    const grown = new Float64Array(Math.max(numbers.length * 2, count + more));
    grown.set(numbers);
    numbers = grown;
  };

  return {
    push: (value) => {
      reserve(1);
      numbers[count++] = value;
    },
    pushAll: (values) => {
      reserve(values.length);
      numbers.set(values, count);
      count += values.length;
    },
    take: () => numbers.slice(0, count),
  };
}

import { countOf, Numbers, setNumbers, sliceNumbers } from './primordials.ts';

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
  let capacity = FIRST_CAPACITY;
  let numbers = new Numbers(capacity);
  let count = 0;

  const reserve = (more: number): void => {
    if (count + more > limit) throw new OutputLimitReached();
    if (count + more <= capacity) return;
    capacity = capacity * 2 > count + more ? capacity * 2 : count + more;
    const grown = new Numbers(capacity);
    setNumbers(grown, numbers);
    numbers = grown;
  };

  return {
    push: (value) => {
      reserve(1);
      numbers[count++] = value;
    },
    pushAll: (values) => {
      const more = countOf(values);
      reserve(more);
      setNumbers(numbers, values, count);
      count += more;
    },
    take: () => sliceNumbers(numbers, 0, count),
  };
}

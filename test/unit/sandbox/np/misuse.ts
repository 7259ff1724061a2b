import * as np from '../../../../server/sandbox/isolate/np/index.ts';

/** A student's slip and what it throws; student code is not type-checked when it runs. */
export interface Misuse {
  readonly mistake: string;
  /** Is handed `A` as something of any type. */
  readonly slip: (array: never) => unknown;
  readonly message: string;
}

export const A = np.zeros([4, 3]);
export const B = np.zeros([5, 7]);

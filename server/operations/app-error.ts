import type { ProblemCode } from '#contract/api/problem.ts';

type Values = Readonly<Record<string, string | number>>;

/** A fault of the caller's, named by a code of the problem table; `values` fill its words. */
export class AppError extends Error {
  override readonly name = 'AppError' as const;
  readonly code: ProblemCode;
  readonly values: Values;

  constructor(code: ProblemCode, values: Values = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(values)}`, options);
    this.code = code;
    this.values = values;
  }
}

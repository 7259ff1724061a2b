/** What crosses into an isolate: JSON plans and one flat array of numbers. Types only; both sides import them. */

/** The structure of a value whose numbers lie one after another in the flat array. */
export type Layout =
  | { readonly kind: 'tensor'; readonly shape: readonly number[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly entries: readonly Layout[] }
  | { readonly kind: 'record'; readonly fields: readonly (readonly [string, Layout])[] };

/** Layouts of a crossing's points; points that differ in their numbers alone share one. */
export interface PointLayouts {
  readonly layouts: readonly Layout[];
  readonly layoutOfPoint: readonly number[];
}

export interface PlannedReturn {
  readonly path: PlannedPath;
  /** How many numbers may be read of it. */
  readonly limit: number;
}

export interface PlannedCall {
  readonly function: string;
  readonly arguments: readonly PlannedArgument[];
  readonly returns: readonly PlannedReturn[];
  readonly opaque: readonly string[];
}

export interface PlannedArgument {
  readonly name: string;
  readonly from: 'input' | 'opaque';
  readonly key: string;
}

/** One run of a program; several make a crossing, their numbers one after another. */
export interface StudentPlan extends PointLayouts {
  readonly calls: readonly PlannedCall[];
  readonly repetitions: number;
  /** Numbers that one run may hand out; beyond it the run ends with the output limit. */
  readonly outputLimit: number;
}

/** The first number of each output in a run's flat answer. */
export const OUTPUT_CODES = {
  tensor: 0,
  missing: 1,
  wrong_type: 2,
  too_large: 3,
  no_record: 4,
  not_reached: 5,
} as const;

type PlannedPath = readonly (string | number)[];

export type PlannedReferenceRequest =
  | { readonly kind: 'value'; readonly path: PlannedPath }
  | {
      readonly kind: 'pullback';
      readonly seeds: readonly PlannedSeed[];
      readonly wrt: readonly PlannedPath[];
    }
  | { readonly kind: 'inspect' };

export interface PlannedSeed {
  readonly path: PlannedPath;
  /** A number seeds every entry; a shape says that the cotangent's numbers lie in the flat array. */
  readonly cotangent: number | readonly number[];
}

export interface ReferencePlan extends PointLayouts {
  readonly requestsOfPoint: readonly (readonly PlannedReferenceRequest[])[];
}

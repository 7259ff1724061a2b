import { z } from 'zod';
import { Localized } from './locale.ts';

/** `mlp2-backward`: also the exercise's id in the database and in URLs. */
export const Slug = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');

const Name = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'a plain name');

/** `n`, `n[l-1]`, `1/sqrt(n0)`: numbers, symbols, + - * / and sqrt(), read by our own parser. */
const Expression = z.union([z.number(), z.string().min(1)]);
export type Expression = z.infer<typeof Expression>;

/** A tensor of the model: `Z2`, `Z[l]`, `parameters[l].W`. Layers count from 1, as in the course. */
const Reference = z
  .string()
  .regex(/^[A-Za-z]\w*(\[[^\]]+\])?(\.[A-Za-z]\w*)?$/, 'like Z2, Z[l] or parameters[l].W');

/** `{ l: 1..L }`: one entry a layer, the first being the list's first. */
const ListRange = z.record(Name, z.string().regex(/^[^.]+\.\.[^.]+$/, 'like 1..L'));

const IntegerRange = z.tuple([z.int().positive(), z.int().positive()]);

/**
 * A size. Ranges are inclusive and drawn pairwise distinct, no size a power of two times another;
 * `deal` hands its values out in turn over the ordinary cases.
 */
const SymbolSpec = z.union([
  z.int().positive(),
  IntegerRange,
  z.strictObject({ deal: z.array(z.int().positive()).min(1) }),
  z.strictObject({ list: ListRange, of: z.union([z.int().positive(), IntegerRange]) }),
]);

const TensorSpec = z.strictObject({
  shape: z.array(Expression),
  draw: z.enum(['normal', 'uniform', 'labels']),
  /** Bounds of `uniform`. */
  range: z.tuple([z.number(), z.number()]).optional(),
  /** Multiplies what was drawn. */
  scale: Expression.optional(),
  /** Makes the input an upstream gradient: J is then Σ ⟨this / times, the named output⟩. */
  upstreamOf: Reference.optional(),
  times: Expression.optional(),
});
const ChoiceSpec = z.strictObject({ oneOf: z.array(z.string()).min(1) });
const ModelSpec = z.strictObject({ model: Reference });
/** A number that follows from the sizes: `{ number: steps }`. */
const NumberSpec = z.strictObject({ number: Expression });
const LeafSpec = z.union([TensorSpec, ChoiceSpec, ModelSpec, NumberSpec]);
const ListSpec = z.union([
  z.strictObject({ list: ListRange, of: z.record(Name, LeafSpec) }),
  z.strictObject({ list: ListRange, each: LeafSpec }),
]);

export const InputSpec = z.union([LeafSpec, ListSpec]);
export type InputSpec = z.infer<typeof InputSpec>;
export type TensorSpec = z.infer<typeof TensorSpec>;
export type LeafSpec = z.infer<typeof LeafSpec>;

/** The model's tensor, or what another function of model.ts gives for the same inputs. */
const ValueSpec = z.strictObject({ value: Reference, tolerance: z.number().positive().optional() });
const GradientSpec = z.strictObject({
  gradient: Reference,
  times: Expression.optional(),
  /** The gradients that this one follows from, for re-basing: `dZ2`, `dZ[l+1]`; those beyond a list are dropped. */
  from: z.array(z.string()).optional(),
  tolerance: z.number().positive().optional(),
});
/** Anything between two bounds, both included. */
const IntervalSpec = z.strictObject({
  interval: z.tuple([z.number(), z.number()]),
  shape: z.array(Expression),
});
/** Whatever a function of model.ts accepts: it gets the inputs, with what was returned as `answer`, and says 1 or 0. */
const JudgeSpec = z.strictObject({ judge: Name, shape: z.array(Expression) });
const QuantitySpec = z.union([ValueSpec, GradientSpec, IntervalSpec, JudgeSpec]);
export type QuantitySpec = z.infer<typeof QuantitySpec>;

const ReturnSpec = z.union([
  z.literal('opaque'),
  QuantitySpec,
  z.strictObject({ list: ListRange, of: z.record(Name, QuantitySpec) }),
]);
export type ReturnSpec = z.infer<typeof ReturnSpec>;

const FunctionSpec = z.strictObject({
  arguments: z.array(Name).min(1),
  returns: z.record(Name, ReturnSpec),
});

const TaskSpec = z.strictObject({
  id: Slug,
  title: Localized,
  points: z.int().positive(),
  /** Quantities, `dW[*]` for a whole list. */
  checks: z.array(z.string()).min(1),
});

const CaseSpec = z.strictObject({
  id: Slug,
  count: z.int().positive().default(1),
  /** The first so many are shown whole; the others only as an outcome. */
  public: z.int().nonnegative().default(0),
  /** Never scored; run only to confirm a suspicion. */
  confirming: z.boolean().default(false),
  /** Sits on a kink on purpose: gradients with respect to inputs may lie anywhere between the one-sided slopes. */
  kink: z.boolean().default(false),
  /** The function that must throw on these inputs; nothing else is looked at. */
  throws: Name.optional(),
  /** Fixes sizes: `{ n: 1 }`. */
  sizes: z.record(z.string(), z.int().positive()).default({}),
  /** Multiplies inputs: `{ X: 100 }`. */
  scale: z.record(Name, z.number()).default({}),
  /** Gives whole inputs: numbers, names or nested arrays. */
  set: z.record(Name, z.union([z.number(), z.string(), z.array(z.unknown())])).default({}),
});

const LimitSpec = z
  .strictObject({
    caseMs: z.int().positive().default(1000),
    totalCpuMs: z.int().positive().default(3000),
    totalWallMs: z.int().positive().default(6000),
    memoryMb: z.int().min(16).max(256).default(64),
  })
  .prefault({});

export const ExerciseDefinition = z.strictObject({
  id: Slug,
  title: Localized,
  summary: Localized,
  lecture: z.string().optional(),
  symbols: z.record(z.string(), SymbolSpec).default({}),
  inputs: z.record(Name, InputSpec),
  functions: z.record(Name, FunctionSpec),
  tasks: z.array(TaskSpec).min(1),
  cases: z.array(CaseSpec).min(1),
  limits: LimitSpec,
  /** What happens to points earned by differentiating numerically. */
  numericalBackward: z.enum(['forbid', 'warn', 'allow']).default('warn'),
});
export type ExerciseDefinition = z.infer<typeof ExerciseDefinition>;
export type CaseSpec = z.infer<typeof CaseSpec>;

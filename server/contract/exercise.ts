import { z } from 'zod';
import { Localized } from './locale.ts';

// Descriptions are what an author's editor shows: they go into the JSON Schema of exercise.yaml.

/** `mlp2-backward`: also the exercise's id in the database and in URLs. */
export const Slug = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');

const Name = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'a name of letters, digits and _');
const InputPlace = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_]*(\[\d+\](\.[A-Za-z][A-Za-z0-9_]*)?)?$/,
    'an input like X, or an entry of a list like parameters[1].W',
  );

/** Numbers, symbols, + - * / and sqrt(), read by our own parser. */
const Expression = z
  .union([z.number(), z.string().min(1)])
  .describe('A number or an expression of symbols, + - * / and sqrt(): n, 1/sqrt(n0), width[l-1]');
export type Expression = z.infer<typeof Expression>;

const Reference = z
  .string()
  .regex(/^[A-Za-z]\w*(\[[^\]]+\])?(\.[A-Za-z]\w*)?$/, 'a name like Z2, Z[l] or parameters[l].W')
  .describe(
    'A tensor of the model, an input or an intermediate: Z2, Z[l], parameters[l].W. Layers count from 1.',
  );

const ListRange = z
  .record(Name, z.string().regex(/^[^.]+\.\.[^.]+$/, 'a range like 1..L'))
  .describe('One entry a layer, the first being the first of the array: { l: 1..L }');

const IntegerRange = z
  .tuple([z.int().positive(), z.int().positive()])
  .describe('Smallest and largest size, both included');

const SymbolSpec = z
  .union([
    z.int().positive(),
    IntegerRange,
    z
      .strictObject({ deal: z.array(z.int().positive()).min(1) })
      .describe('Sizes that are handed out in turn over the cases'),
    z
      .strictObject({ list: ListRange, of: z.union([z.int().positive(), IntegerRange]) })
      .describe('A size for each entry of a list: width[0], width[1], …'),
  ])
  .describe(
    'Sizes drawn from ranges are pairwise distinct, and none is a power of two times another',
  );

const TensorSpec = z.strictObject({
  shape: z.array(Expression).describe('Rows, columns, …; [] for a number'),
  draw: z
    .enum(['normal', 'uniform', 'labels'])
    .describe('labels are zeros and ones; both occur as soon as there are two'),
  range: z
    .tuple([z.number(), z.number()])
    .optional()
    .describe('Bounds of uniform; [-1, 1] if absent'),
  scale: Expression.optional().describe('Multiplies what was drawn: 1/sqrt(n0)'),
  upstreamOf: Reference.optional().describe(
    'Makes this input the upstream gradient of that tensor: J is then Σ ⟨this / times, that tensor⟩',
  ),
  times: Expression.optional().describe(
    'With upstreamOf: by how much what is given exceeds ∂J; n where it is per example',
  ),
});
const ChoiceSpec = z
  .strictObject({ oneOf: z.array(z.string()).min(1) })
  .describe('A name, handed out in turn over the cases: each occurs');
const ModelSpec = z
  .strictObject({ model: Reference })
  .describe("The model's own value of a tensor, given to the student");
const NumberSpec = z
  .strictObject({ number: Expression })
  .describe('A number that follows from the sizes: { number: steps }');
const LeafSpec = z.union([TensorSpec, ChoiceSpec, ModelSpec, NumberSpec]);
const ListSpec = z.union([
  z
    .strictObject({ list: ListRange, of: z.record(Name, LeafSpec) })
    .describe('An array of records, one a layer: parameters with W and b'),
  z
    .strictObject({ list: ListRange, each: LeafSpec })
    .describe('An array of values, one a layer: activations'),
]);

export const InputSpec = z.union([LeafSpec, ListSpec]);
export type InputSpec = z.infer<typeof InputSpec>;
export type TensorSpec = z.infer<typeof TensorSpec>;
export type LeafSpec = z.infer<typeof LeafSpec>;

const Tolerance = z
  .number()
  .positive()
  .optional()
  .describe('Largest relative error; if absent 1e-9 for values and 1e-7 for gradients');

const ValueSpec = z
  .strictObject({ value: Reference, tolerance: Tolerance })
  .describe(
    "The model's own tensor, or what another function of model.ts gives for the same inputs",
  );
const GradientSpec = z
  .strictObject({
    gradient: Reference,
    times: Expression.optional().describe(
      'Multiplies ∂J/∂ of the tensor; n for what the course keeps per example',
    ),
    from: z
      .array(z.string())
      .optional()
      .describe(
        'All gradients that this one follows from, so that one mistake costs once: dZ2, dZ[l+1]; those beyond a list are dropped',
      ),
    tolerance: Tolerance,
  })
  .describe('∂J/∂ of an input or an intermediate of the model; the engine derives it');
const IntervalSpec = z
  .strictObject({
    interval: z.tuple([z.number(), z.number()]),
    shape: z.array(Expression),
  })
  .describe('Anything between two bounds, both included');
const JudgeSpec = z
  .strictObject({ judge: Name, shape: z.array(Expression) })
  .describe(
    'Whatever a function of model.ts accepts: it gets the inputs, with what was returned as answer, and says 1 or 0',
  );
const QuantitySpec = z.union([ValueSpec, GradientSpec, IntervalSpec, JudgeSpec]);
export type QuantitySpec = z.infer<typeof QuantitySpec>;

const ReturnSpec = z.union([
  z
    .literal('opaque')
    .describe("Handed from the student's forward to the student's backward, never read"),
  QuantitySpec,
  z
    .strictObject({ list: ListRange, of: z.record(Name, QuantitySpec) })
    .describe('An array of records, one a layer; the quantities are called dW1, dW2, …'),
]);
export type ReturnSpec = z.infer<typeof ReturnSpec>;

const FunctionSpec = z.strictObject({
  arguments: z
    .array(Name)
    .min(1)
    .describe('Inputs, and what an earlier function returned as opaque'),
  returns: z.record(Name, ReturnSpec).describe('In the order of the computation'),
});

const TaskSpec = z.strictObject({
  id: Slug,
  title: Localized,
  points: z.int().positive(),
  checks: z
    .array(z.string())
    .min(1)
    .describe('Quantities that earn these points together: dW2; dW[*] for a whole list'),
});

const CaseSpec = z.strictObject({
  id: Slug,
  count: z.int().positive().default(1).describe('How many cases are drawn by this recipe'),
  public: z
    .int()
    .nonnegative()
    .default(0)
    .describe('The first so many are shown whole; the others only as an outcome'),
  confirming: z.boolean().default(false).describe('Never scored; run only to confirm a suspicion'),
  kink: z
    .boolean()
    .default(false)
    .describe(
      'Sits on a kink on purpose: gradients with respect to inputs may lie anywhere between the one-sided slopes',
    ),
  throws: Name.optional().describe(
    'The function that must throw on these inputs; nothing else is looked at',
  ),
  sizes: z.record(z.string(), z.int().positive()).default({}).describe('Fixes sizes: { n: 1 }'),
  scale: z
    .record(InputPlace, z.number())
    .default({})
    .describe("Multiplies inputs, or one of a list: { X: 100, 'parameters[1].W': 0.01 }"),
  set: z
    .record(Name, z.union([z.number(), z.string(), z.array(z.unknown())]))
    .default({})
    .describe('Gives whole inputs: numbers, names or nested lists'),
});

const LimitSpec = z
  .strictObject({
    caseMs: z.int().positive().default(1000).describe('Wall time of one case, in milliseconds'),
    totalCpuMs: z.int().positive().default(3000),
    totalWallMs: z.int().positive().default(6000),
    memoryMb: z.int().min(16).max(256).default(64),
  })
  .prefault({});

export const ExerciseDefinition = z
  .strictObject({
    id: Slug.describe('The name of the folder without its number'),
    title: Localized,
    summary: Localized.describe('One line for the list of exercises'),
    lecture: z.string().optional().describe('The lecture that it belongs to: A7'),
    symbols: z.record(z.string(), SymbolSpec).default({}).describe('Sizes: n, n0, width'),
    inputs: z
      .record(Name, InputSpec)
      .describe('What is drawn for each case, and how; arguments of the functions and of model.ts'),
    functions: z
      .record(Name, FunctionSpec)
      .describe('What the student writes, in the order of the calls'),
    tasks: z.array(TaskSpec).min(1).describe('Every quantity belongs to one task'),
    cases: z.array(CaseSpec).min(1),
    limits: LimitSpec,
    numericalBackward: z
      .enum(['forbid', 'warn', 'allow'])
      .default('warn')
      .describe(
        'What happens to points earned by differentiating numerically: forbid takes half of them',
      ),
  })
  .describe('An exercise of GradeCheck: exercise.yaml');
export type ExerciseDefinition = z.infer<typeof ExerciseDefinition>;
export type CaseSpec = z.infer<typeof CaseSpec>;

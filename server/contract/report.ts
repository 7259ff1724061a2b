import { z } from 'zod';
import { Headline } from './headline.ts';
import { Verdict } from './verdict.ts';

const Shape = z.array(z.int().nonnegative());

const SourceLocation = z.object({ line: z.int().positive(), column: z.int().positive() });

export const CheckStatus = z.enum(['pass', 'fail', 'consistent', 'undecided']);
export type CheckStatus = z.infer<typeof CheckStatus>;

export const Finding = z.enum(['pass', 'fail', 'undecided']);
export type Finding = z.infer<typeof Finding>;

/** What kept a check from being compared number by number. */
export const CheckProblem = z.enum([
  'missing_output',
  'wrong_type',
  'shape_mismatch',
  'non_finite',
  /** An error was due, and none was thrown. */
  'no_error',
  'not_reached',
]);
export type CheckProblem = z.infer<typeof CheckProblem>;

/** One quantity on one case. Numbers that are undefined or not finite are null. */
export const Check = z.object({
  quantity: z.string(),
  status: CheckStatus,
  problem: CheckProblem.nullable(),
  /** What stood in the quantity's place when it was no tensor: `"undefined"`, `"Promise"`, … */
  found: z.string().nullable(),
  shape: Shape.nullable(),
  expectedShape: Shape,
  /** ‖s − r‖₂ / max(‖r‖₂, floor) */
  relativeError: z.number().nullable(),
  tolerance: z.number(),
  /** Median of s / r over the entries where r is not negligible. */
  ratio: z.number().nullable(),
  /** (p95 − p5) / |median| of the same ratios; near 0 when one factor explains every entry. */
  ratioSpread: z.number().nullable(),
  /** ⟨s, r⟩ / (‖s‖ ‖r‖) */
  cosine: z.number().nullable(),
  /** Entries within tolerance, of `total`. */
  within: z.int().nonnegative(),
  total: z.int().nonnegative(),
  /** Entries at a kink, where any value between the one-sided slopes is right. */
  kinks: z.int().nonnegative(),
  /** Against the value expected from the student's own earlier gradients; null where not asked. */
  rebased: z.enum(['pass', 'fail']).nullable(),
  /** The wrong quantity that this one follows from; null for what is right, and for a mistake of its own. */
  follows: z.string().nullable(),
  /** Against the numerical derivative of the student's own forward; null where it says nothing. */
  numerical: Finding.nullable(),
  location: SourceLocation.nullable(),
});
export type Check = z.infer<typeof Check>;

export const Visibility = z.enum(['public', 'hidden']);
export type Visibility = z.infer<typeof Visibility>;

export const CaseReport = z.object({
  id: z.string(),
  visibility: Visibility,
  outcome: Verdict,
  cpuMs: z.number().nonnegative(),
  checks: z.array(Check),
});
export type CaseReport = z.infer<typeof CaseReport>;

export const TaskReport = z.object({
  id: z.string(),
  points: z.number().nonnegative(),
  maxPoints: z.number().positive(),
});
export type TaskReport = z.infer<typeof TaskReport>;

export const Diagnosis = z.object({
  id: z.string(),
  confidence: z.enum(['confirmed', 'suspected']),
  quantity: z.string(),
});
export type Diagnosis = z.infer<typeof Diagnosis>;

/** What the student's program did instead of answering; text is the program's own and hostile. */
export const ProgramError = z.object({
  name: z.string(),
  message: z.string(),
  function: z.string().nullable(),
  case: z.string().nullable(),
  location: SourceLocation.nullable(),
});
export type ProgramError = z.infer<typeof ProgramError>;

export const ConsoleEntry = z.object({
  case: z.string().nullable(),
  line: z.int().nullable(),
  text: z.string(),
});
export type ConsoleEntry = z.infer<typeof ConsoleEntry>;

const Timings = z.object({
  queueMs: z.number().nonnegative().nullable(),
  gradeMs: z.number().nonnegative(),
  cpuMs: z.number().nonnegative(),
});

/** Which of three agreements hold, and so what is wrong: the forward, the backward, or the loss that was asked. */
export const Agreement = z.object({
  /** The forward equals the model. */
  forward: z.boolean(),
  /** The backward equals the reference gradient. */
  backward: z.boolean(),
  /** The backward equals the numerical derivative of the student's own forward; null when open. */
  own: z.boolean().nullable(),
});
export type Agreement = z.infer<typeof Agreement>;

/** Everything that the grader says of one submission: the same for command line, API and web. Text is keyed, never rendered. */
export const Report = z.object({
  schema: z.literal(1),
  exercise: z.string(),
  version: z.string(),
  engine: z.string(),
  seed: z.string(),
  verdict: Verdict,
  score: z.number().nonnegative(),
  maxScore: z.number().positive(),
  firstWrong: z.object({ quantity: z.string(), case: z.string() }).nullable(),
  headline: Headline,
  agreement: Agreement.nullable(),
  tasks: z.array(TaskReport),
  cases: z.array(CaseReport),
  diagnoses: z.array(Diagnosis),
  console: z.array(ConsoleEntry),
  timings: Timings,
  error: ProgramError.nullable(),
});
export type Report = z.infer<typeof Report>;

const HiddenCheck = Check.pick({ quantity: true, status: true });

const StudentCase = z.discriminatedUnion('visibility', [
  CaseReport.extend({ visibility: z.literal('public') }),
  CaseReport.pick({ id: true, outcome: true }).extend({
    visibility: z.literal('hidden'),
    checks: z.array(HiddenCheck),
  }),
]);

/** A report as its student may see it: no seed, and of hidden cases nothing but outcomes. */
export const StudentReport = Report.omit({ seed: true }).extend({ cases: z.array(StudentCase) });
export type StudentReport = z.infer<typeof StudentReport>;

import { z } from 'zod';

const quantity = { quantity: z.string() };

/** A group of examples that a student would name. */
export const ExampleGroup = z.enum(['label_1', 'label_0', 'first', 'last']);
export type ExampleGroup = z.infer<typeof ExampleGroup>;
const examples = { ...quantity, examples: ExampleGroup };

/**
 * The one sentence that a report opens with, as a key and the values that fill it.
 * Its words stand in `messages/`, in both languages.
 */
export const Headline = z.discriminatedUnion('key', [
  z.object({ key: z.literal('passed'), args: z.object({ cases: z.int() }) }),
  z.object({ key: z.literal('partial'), args: z.object({ tasks: z.int(), total: z.int() }) }),
  /** Every entry is `ratio` times the expected one, and `symbol` (n, 1/n, −1, …) equals that ratio in every case. */
  z.object({
    key: z.literal('ratio_constant'),
    args: z.object({ ...quantity, ratio: z.number(), symbol: z.string() }),
  }),
  z.object({ key: z.literal('ratio_unnamed'), args: z.object({ ...quantity, ratio: z.number() }) }),
  z.object({ key: z.literal('sign_flipped'), args: z.object(quantity) }),
  z.object({ key: z.literal('absolute_value'), args: z.object(quantity) }),
  z.object({ key: z.literal('all_zero'), args: z.object(quantity) }),
  z.object({ key: z.literal('transposed'), args: z.object(quantity) }),
  z.object({
    key: z.literal('missing_sum'),
    args: z.object({ ...quantity, axis: z.int(), symbol: z.string() }),
  }),
  z.object({
    key: z.literal('shape'),
    args: z.object({ ...quantity, got: z.string(), expected: z.string() }),
  }),
  /** As many rows as columns, where a row of the diagonal's values was expected. */
  z.object({
    key: z.literal('all_pairs'),
    args: z.object({ ...quantity, got: z.string(), expected: z.string() }),
  }),
  /** Entry by entry the expected one, had the activation this slope; Z and A are those of the same layer. */
  z.object({
    key: z.literal('slope_used'),
    args: z.object({ ...quantity, activation: z.string(), slope: z.string() }),
  }),
  /** Entry by entry the expected one times a factor that is written in the A of the same layer. */
  z.object({
    key: z.literal('ratio_elementwise'),
    args: z.object({ ...quantity, factor: z.string() }),
  }),
  z.object({ key: z.literal('examples_only'), args: z.object(examples) }),
  z.object({ key: z.literal('examples_without'), args: z.object(examples) }),
  /** A group counts `ratio` times, and every other example once. */
  z.object({
    key: z.literal('examples_weighted'),
    args: z.object({ ...examples, ratio: z.number() }),
  }),
  /** Every example counts by a weight that is written in the model's answer A to it. */
  z.object({
    key: z.literal('examples_by_output'),
    args: z.object({ ...quantity, weight: z.string() }),
  }),
  z.object({ key: z.literal('missing_output'), args: z.object(quantity) }),
  z.object({ key: z.literal('wrong_type'), args: z.object({ ...quantity, found: z.string() }) }),
  z.object({ key: z.literal('returned_nothing'), args: z.object({ function: z.string() }) }),
  z.object({ key: z.literal('returned_promise'), args: z.object({ function: z.string() }) }),
  /** `found` names what a function returned in place of a record of results. */
  z.object({
    key: z.literal('returned_no_record'),
    args: z.object({ function: z.string(), found: z.string() }),
  }),
  z.object({ key: z.literal('non_finite'), args: z.object(quantity) }),
  z.object({ key: z.literal('no_error'), args: z.object({ function: z.string() }) }),
  z.object({ key: z.literal('wrong_forward'), args: z.object(quantity) }),
  /** `right` is the last quantity before `quantity` that was right. */
  z.object({ key: z.literal('first_break'), args: z.object({ ...quantity, right: z.string() }) }),
  z.object({ key: z.literal('wrong_gradient'), args: z.object(quantity) }),
  /** The gradient is right for the student's own loss, but the loss is not the one asked. */
  z.object({ key: z.literal('other_loss'), args: z.object(quantity) }),
  /** The loss differs by something that does not depend on the parameters. */
  z.object({ key: z.literal('loss_offset'), args: z.object(quantity) }),
  z.object({ key: z.literal('only_hidden'), args: z.object({ ...quantity, case: z.string() }) }),
  z.object({ key: z.literal('undecided'), args: z.object(quantity) }),
  z.object({
    key: z.literal('runtime_error'),
    args: z.object({ message: z.string(), line: z.int().nullable() }),
  }),
  z.object({
    key: z.literal('syntax_error'),
    args: z.object({ message: z.string(), line: z.int().nullable() }),
  }),
  z.object({
    key: z.literal('unsupported_syntax'),
    args: z.object({ message: z.string(), line: z.int().nullable() }),
  }),
  z.object({ key: z.literal('missing_export'), args: z.object({ name: z.string() }) }),
  z.object({ key: z.literal('forbidden_api'), args: z.object({ name: z.string() }) }),
  z.object({ key: z.literal('time_limit'), args: z.object({ limitMs: z.number() }) }),
  z.object({ key: z.literal('memory_limit'), args: z.object({ limitMb: z.number() }) }),
  z.object({ key: z.literal('output_limit'), args: z.object({}) }),
  z.object({ key: z.literal('mutated_input'), args: z.object({ name: z.string() }) }),
  z.object({ key: z.literal('non_deterministic'), args: z.object(quantity) }),
  z.object({ key: z.literal('system_error'), args: z.object({ incident: z.string() }) }),
  z.object({ key: z.literal('cancelled'), args: z.object({}) }),
]);

export type Headline = z.infer<typeof Headline>;
export type HeadlineKey = Headline['key'];

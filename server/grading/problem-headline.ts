import type { Headline } from '#contract/headline.ts';
import type { Check } from '#contract/report.ts';
import type { FirstWrong } from './first-wrong.ts';
import { shapeText } from './shape-text.ts';

/** What kept a quantity from being compared number by number; null where nothing did. */
export function problemHeadline(firstWrong: FirstWrong): Headline | null {
  return returnHeadline(firstWrong) ?? checkHeadline(firstWrong.check);
}

/** A function that returned no record is to be told of, and not the first of the results that it lacks. */
function returnHeadline({ check: { quantity }, judged }: FirstWrong): Headline | null {
  const output = judged.outputs.get(quantity);
  const name = judged.prepared.quantities.find((one) => one.name === quantity)?.function;
  if (output?.state !== 'no_record' || name === undefined) return null;
  const { found } = output;
  if (found === 'undefined') return { key: 'returned_nothing', args: { function: name } };
  if (found === 'Promise') return { key: 'returned_promise', args: { function: name } };
  return { key: 'returned_no_record', args: { function: name, found } };
}

function checkHeadline({ quantity, problem, found, shape, expectedShape }: Check): Headline | null {
  switch (problem) {
    case 'missing_output':
    case 'non_finite':
      return { key: problem, args: { quantity } };
    case 'wrong_type':
      return { key: 'wrong_type', args: { quantity, found: found ?? '' } };
    case 'shape_mismatch':
      return {
        key: 'shape',
        args: { quantity, got: shapeText(shape ?? []), expected: shapeText(expectedShape) },
      };
    case 'no_error':
      return { key: 'no_error', args: { function: quantity } };
    case 'not_reached':
    case null:
      return null;
  }
}

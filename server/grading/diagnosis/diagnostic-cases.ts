import type { CaseSpec, ExerciseDefinition, InputSpec } from '#contract/exercise.ts';
import type { CasePlace } from '../cases.ts';

const fewest = 3;
const most = 8;

/**
 * The secret cases on which mistakes are compared, recipe by recipe. First ordinary draws, enough of them that each
 * choice of activation or depth occurs twice; then as many by every other recipe, for the mistakes that ordinary draws
 * do not show: an overflow, a kink, a single layer.
 */
export function diagnosticCases(definition: ExerciseDefinition): CasePlace[][] {
  const recipes = definition.cases.filter(
    ({ confirming, throws }) => !confirming && throws === undefined,
  );
  const [first, ...others] = recipes.toSorted(
    (left, right) => Number(isOrdinary(right)) - Number(isOrdinary(left)),
  );
  if (!first) return [];
  const count = Math.min(most, Math.max(fewest, 2 * countChoices(definition)));
  return [first, ...others].map((spec) =>
    Array.from({ length: count }, (_, index) => ({
      id: `diagnostic-${spec === first ? '' : `${spec.id}-`}${index + 1}`,
      visibility: 'hidden',
      spec,
      index,
    })),
  );
}

function isOrdinary({ sizes, set, kink }: CaseSpec): boolean {
  return !kink && Object.keys(sizes).length === 0 && Object.keys(set).length === 0;
}

function countChoices({ inputs, symbols }: ExerciseDefinition): number {
  const choices = Object.values(inputs).map(countOptions);
  const dealt = Object.values(symbols).map((symbol) =>
    typeof symbol === 'object' && 'deal' in symbol ? symbol.deal.length : 1,
  );
  return Math.max(1, ...choices, ...dealt);
}

function countOptions(spec: InputSpec): number {
  if ('oneOf' in spec) return spec.oneOf.length;
  if ('each' in spec && 'oneOf' in spec.each) return spec.each.oneOf.length;
  return 1;
}

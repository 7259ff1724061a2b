import type { ExerciseDefinition, InputSpec } from '#contract/exercise.ts';
import { listCases, type CasePlace } from '../cases.ts';

const fewest = 3;
const most = 8;

/**
 * The secret cases on which mistakes are compared: ordinary draws, enough of them that each choice of activation
 * or depth occurs twice.
 */
export function diagnosticCases(definition: ExerciseDefinition): CasePlace[] {
  const places = listCases(definition).filter(
    ({ spec }) => !spec.confirming && spec.throws === undefined && !spec.kink,
  );
  const ordinary = places.filter(
    ({ spec }) => Object.keys(spec.sizes).length === 0 && Object.keys(spec.set).length === 0,
  );
  const [model] = ordinary.length > 0 ? ordinary : places;
  if (!model) return [];
  const count = Math.min(most, Math.max(fewest, 2 * countChoices(definition)));
  return Array.from({ length: count }, (_, index) => ({
    ...model,
    id: `diagnostic-${index + 1}`,
    visibility: 'hidden',
    index,
  }));
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

import type { ReferenceRequest, ReferenceResult, Sandbox } from '../sandbox/types.ts';
import { ownMistakes } from './diagnosis/signature.ts';
import { askExamples, readExamples } from './example-cases.ts';
import { exampleCount } from './example-count.ts';
import { findExampleRelation } from './example-relation.ts';
import { evaluateAll } from './expect.ts';
import type { JudgedCase } from './judge-case.ts';
import { visibilityRank } from './first-wrong.ts';
import { relateQuantities } from './mismatches.ts';
import { findQuantityCase, type QuantityCase } from './quantity-case.ts';
import type { Relation } from './relations.ts';
import { askSlope, readSlope } from './slope-cases.ts';
import { findSlopeRelation } from './slope-relation.ts';
import type { GradableExercise } from './types.ts';

/** Mistakes beyond these come after two that are told already. */
const mostQuantities = 2;

/**
 * How every blamed quantity is related to what was expected. Where its numbers alone do not say it, the model is asked
 * for the layer's Z and for what each example adds, of all quantities and cases in one crossing.
 */
export async function relate(
  sandbox: Pick<Sandbox, 'evaluate'>,
  exercise: GradableExercise,
  cases: readonly JudgedCase[],
): Promise<ReadonlyMap<string, Relation>> {
  const relations = relateQuantities(cases);
  const shownFirst = cases.toSorted((a, b) => visibilityRank(a) - visibilityRank(b));
  const names = ownMistakes(shownFirst)
    .filter((name) => !relations.has(name))
    .slice(0, mostQuantities);
  if (names.length === 0) return relations;
  const questions = listQuestions(names, shownFirst);
  const answers = await evaluateAll(
    sandbox,
    { version: exercise.version, source: exercise.model },
    questions.map(({ of, slope, examples }) => ({
      inputs: of.judged.prepared.drawn.inputs,
      requests: [...slope, ...examples],
    })),
  );
  const found = names.flatMap((name) => {
    const own = questions.flatMap((question, at) =>
      question.of.quantity.name === name ? [{ question, answer: answers[at] ?? [] }] : [],
    );
    const relation = findSlope(name, own) ?? findExamples(name, own);
    return relation ? [[name, relation] as const] : [];
  });
  return new Map([...relations, ...found]);
}

/** What the model is asked about one quantity on one case. */
interface Question {
  readonly of: QuantityCase;
  readonly n: number;
  readonly slope: readonly ReferenceRequest[];
  readonly examples: readonly ReferenceRequest[];
}

interface Answered {
  readonly question: Question;
  readonly answer: readonly ReferenceResult[];
}

function listQuestions(names: readonly string[], cases: readonly JudgedCase[]): Question[] {
  const symbol = exampleCount(cases);
  return cases.flatMap((judged) =>
    names.flatMap((name): Question[] => {
      const of = findQuantityCase(judged, name);
      if (!of) return [];
      const n = (symbol !== null && judged.prepared.drawn.sizes.get(symbol)) || 0;
      return [{ of, n, slope: of.isWrong ? askSlope(of) : [], examples: askExamples(of, n) }];
    }),
  );
}

function findSlope(name: string, answered: readonly Answered[]): Relation | null {
  const wrong = answered.filter(({ question }) => question.of.isWrong);
  const cases = wrong.flatMap(
    ({ question: { of, slope }, answer }) => readSlope(of, answer.slice(0, slope.length)) ?? [],
  );
  return cases.length === wrong.length ? findSlopeRelation(name, cases) : null;
}

/** In nets of several depths one name is now an output, now a hidden layer; what is wrong in one says nothing of the other. */
function findExamples(name: string, answered: readonly Answered[]): Relation | null {
  const wrong = answered.filter(({ question }) => question.of.isWrong);
  const alike = answered.filter(({ question }) =>
    wrong.some((other) => isOutput(other.question) === isOutput(question)),
  );
  const cases = alike.flatMap(
    ({ question: { of, n, slope }, answer }) =>
      readExamples(of, n, answer.slice(slope.length)) ?? [],
  );
  return cases.length === alike.length ? findExampleRelation(name, cases) : null;
}

function isOutput({ of }: Question): boolean {
  return of.quantity.from.length === 0;
}

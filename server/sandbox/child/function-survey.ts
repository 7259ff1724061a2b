import type { AssignmentExpression } from 'acorn';
import type { SourcePosition } from '../types.ts';
import { childrenOf, isFunction, placeOf, type FunctionNode, type SyntaxNode } from './syntax.ts';

export interface Variable {
  /** Where it was last given a value. */
  readonly place: SourcePosition | undefined;
  /** The value that it was last given, if that stands in one piece. */
  readonly value: SyntaxNode | undefined;
}

/** What a function returns and where its variables and their members get their values. */
export interface FunctionSurvey {
  readonly results: readonly SyntaxNode[];
  readonly variables: ReadonlyMap<string, Variable>;
  readonly members: ReadonlyMap<string, ReadonlyMap<string, SourcePosition>>;
}

export function surveyFunction(fn: FunctionNode): FunctionSurvey {
  const results: SyntaxNode[] = [];
  const variables = new Map<string, Variable>();
  const members = new Map<string, Map<string, SourcePosition>>();

  const bind = (target: SyntaxNode, value: SyntaxNode | undefined): void => {
    if (target.type === 'Identifier') {
      variables.set(target.name, { place: placeOf(target), value });
      return;
    }
    for (const inner of childrenOf(target)) {
      bind(inner.type === 'Property' ? inner.value : inner, undefined);
    }
  };

  const assign = ({ left, right }: AssignmentExpression): void => {
    if (left.type !== 'MemberExpression') return bind(left, right);
    const { object, property, computed } = left;
    const place = placeOf(left);
    if (object.type !== 'Identifier' || place === undefined) return;
    const key = memberName(property, computed);
    if (key === undefined) return;
    const known = members.get(object.name) ?? new Map<string, SourcePosition>();
    members.set(object.name, known.set(key, place));
  };

  const visit = (node: SyntaxNode, own: boolean): void => {
    if (node.type === 'VariableDeclarator' && node.init) bind(node.id, node.init);
    if (node.type === 'AssignmentExpression') assign(node);
    if (node.type === 'ReturnStatement' && own && node.argument) results.push(node.argument);
    const inside = own && !isFunction(node);
    for (const child of childrenOf(node)) visit(child, inside);
  };

  if (fn.body.type !== 'BlockStatement') results.push(fn.body);
  for (const child of childrenOf(fn.body)) visit(child, true);
  return { results, variables, members };
}

function memberName(property: SyntaxNode, computed: boolean): string | undefined {
  if (property.type === 'Identifier') return computed ? undefined : property.name;
  if (property.type !== 'Literal') return undefined;
  return typeof property.value === 'string' ? property.value : undefined;
}

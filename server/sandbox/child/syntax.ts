import type { AnyNode, Function as AnyFunction } from 'acorn';
import type { SourcePosition } from '../types.ts';

export type SyntaxNode = AnyNode;
export type FunctionNode = AnyFunction;

/** Lines and columns both count from 1, as they do in stack traces and in the editor. */
export function placeOf(node: SyntaxNode): SourcePosition | undefined {
  const start = node.loc?.start;
  return start ? { line: start.line, column: start.column + 1 } : undefined;
}

const FUNCTIONS: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);

export function isFunction(node: SyntaxNode): boolean {
  return FUNCTIONS.has(node.type);
}

/** Nodes right below a node, in the order of the source. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) children.push(...value.filter(isNode));
    else if (isNode(value)) children.push(value);
  }
  return children.sort((one, other) => one.start - other.start);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

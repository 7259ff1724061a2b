import { parse, type Program, type Property } from 'acorn';
import type { Positions, SourcePosition } from '../types.ts';
import { surveyFunction, type FunctionSurvey } from './function-survey.ts';
import { placeOf, type FunctionNode, type SyntaxNode } from './syntax.ts';

type Places = Map<string, SourcePosition>;

/**
 * Where each exported function builds each key of the object that it returns: the key of the literal, or, where the
 * value is a variable of the function, the last place that gives it a value, since that is where a mistake would be.
 * What cannot be told is left out.
 */
export function findPositions(code: string, exports: readonly string[]): Positions {
  try {
    const functions = exportedFunctions(
      parse(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true }),
    );
    return Object.fromEntries(
      exports.flatMap((name) => {
        const fn = functions.get(name);
        return fn === undefined ? [] : [[name, placesOf(fn)] as const];
      }),
    );
  } catch {
    // V8 has accepted the program already: what overflows or puzzles the parser here costs only the positions.
    return {};
  }
}

/** Functions by the name under which they leave the module. */
function exportedFunctions(program: Program): Map<string, FunctionNode> {
  const local = new Map<string, FunctionNode>();
  const exported = new Map<string, string>();
  for (const statement of program.body) {
    const declaration =
      statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    const names = declaration ? addFunctions(declaration, local) : [];
    if (statement.type !== 'ExportNamedDeclaration') continue;
    for (const name of names) exported.set(name, name);
    for (const specifier of statement.specifiers) {
      const [inside, outside] = [nameOf(specifier.local), nameOf(specifier.exported)];
      if (inside !== undefined && outside !== undefined) exported.set(outside, inside);
    }
  }
  const functions = new Map<string, FunctionNode>();
  for (const [outside, inside] of exported) {
    const fn = local.get(inside);
    if (fn !== undefined) functions.set(outside, fn);
  }
  return functions;
}

/** Adds the functions that a statement declares, and answers the names it declares. */
function addFunctions(statement: SyntaxNode, functions: Map<string, FunctionNode>): string[] {
  if (statement.type === 'FunctionDeclaration') {
    if (!statement.id) return [];
    functions.set(statement.id.name, statement);
    return [statement.id.name];
  }
  if (statement.type !== 'VariableDeclaration') return [];
  return statement.declarations.flatMap(({ id, init }) => {
    if (id.type !== 'Identifier') return [];
    if (init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression') {
      functions.set(id.name, init);
    }
    return [id.name];
  });
}

function placesOf(fn: FunctionNode): { readonly [key: string]: SourcePosition } {
  const survey = surveyFunction(fn);
  const places: Places = new Map();
  for (const result of survey.results) addPlaces(result, survey, places, new Set());
  return Object.fromEntries(places);
}

function addPlaces(
  result: SyntaxNode,
  survey: FunctionSurvey,
  places: Places,
  followed: Set<string>,
): void {
  if (result.type === 'Identifier') {
    if (followed.has(result.name)) return;
    followed.add(result.name);
    const value = survey.variables.get(result.name)?.value;
    if (value) addPlaces(value, survey, places, followed);
    for (const [key, place] of survey.members.get(result.name) ?? []) places.set(key, place);
    return;
  }
  if (result.type !== 'ObjectExpression') return;
  for (const property of result.properties) {
    if (property.type === 'SpreadElement') addPlaces(property.argument, survey, places, followed);
    else addPlace(property, survey, places);
  }
}

function addPlace(property: Property, survey: FunctionSurvey, places: Places): void {
  const key = property.computed ? undefined : nameOf(property.key);
  if (key === undefined) return;
  const { value } = property;
  const variable = value.type === 'Identifier' ? survey.variables.get(value.name) : undefined;
  const place = variable?.place ?? placeOf(property.key);
  if (place !== undefined) places.set(key, place);
}

function nameOf(node: SyntaxNode): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

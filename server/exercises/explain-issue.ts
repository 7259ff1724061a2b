import type { z } from 'zod';
import { formOf } from './issue-forms.ts';
import { keysAt, nearestName } from './known-keys.ts';
import { findMeant, valueAt, type Issue, type Path } from './meant-issue.ts';

/** Where in a document something is wrong, and what. */
export interface Explanation {
  readonly path: Path;
  readonly what: string;
}

const longestShown = 40;
const mostKeys = 5;

/** Says what a schema found wrong with a value, and what to write instead. */
export function explainIssues(
  issues: readonly Issue[],
  value: unknown,
  schema: z.ZodType,
): Explanation {
  const issue = findMeant(issues, value);
  if (issue.code === 'unrecognized_keys') return explainKey(issue, value, schema);
  const place = nameOf(issue.path, value);
  const found = show(valueAt(issue.path, value));
  return { path: issue.path, what: `${place}: ${found}; write ${instead(issue, value, schema)}` };
}

/** A record by its keys, where it has few. */
function instead(issue: Issue, value: unknown, schema: z.ZodType): string {
  if (issue.code === 'invalid_type' && issue.expected === 'object') {
    const keys = keysAt(schema, issue.path, null);
    if (keys.length > 0 && keys.length <= mostKeys) return `{ ${keys.join(', ')} }`;
  }
  return formOf(issue, value);
}

/** A key that does not exist; where one that does is written almost alike, that one was meant. */
function explainKey(
  { path, keys: [key = ''] }: Issue & { readonly code: 'unrecognized_keys' },
  value: unknown,
  schema: z.ZodType,
): Explanation {
  const known = keysAt(schema, path, valueAt(path, value));
  const meant = nearestName(key, known);
  const choice = meant ? `write ${meant}` : `there are ${known.join(', ')}`;
  const place = path.length === 0 ? '' : `${nameOf(path, value)}: `;
  return { path: [...path, key], what: `${place}there is no key ${key}; ${choice}` };
}

/** `cases.ordinary.count`: entries of lists by their ids, where they have one. */
function nameOf(path: Path, value: unknown): string {
  const names = path.map((key, depth) => {
    const id = valueAt([...path.slice(0, depth + 1), 'id'], value);
    return typeof key === 'number' && typeof id === 'string' ? id : String(key);
  });
  return names.join('.') || 'the file';
}

function show(value: unknown): string {
  if (value === undefined) return 'is missing';
  if (value === null) return 'is empty';
  const text = JSON.stringify(value);
  const shown = text.length <= longestShown ? text : `${text.slice(0, longestShown)}…`;
  return `${shown} will not do`;
}

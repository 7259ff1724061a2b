import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Where in a document something is wrong, and what. */
export interface Explanation {
  readonly path: Path;
  readonly what: string;
}

/** Says what a schema found wrong with a value; of several allowed forms it speaks of the one that was meant. */
export function explainIssue(issue: Issue, value: unknown): Explanation {
  const { path } = issue;
  if (isMissing(issue, value)) return { path, what: 'is missing' };
  if (issue.code !== 'invalid_union') return { path, what: issue.message };
  const forms = listForms(issue).map((issues) => ({
    issues,
    distance: distanceOf(issues, path, value),
  }));
  const nearest = Math.min(...forms.map(({ distance }) => distance));
  const [meant, ...others] = forms.filter(({ distance }) => distance === nearest);
  const [first] = meant?.issues ?? [];
  if (first && others.length === 0) return explainIssue(first, value);
  const allowed = new Set(forms.map(({ issues }) => formOf(issues, path, value)));
  return { path, what: `expected ${[...allowed].join(' or ')}` };
}

/** The issues of each allowed form, with paths from the root; a union among the forms stands for its own forms. */
function listForms(issue: Issue & { code: 'invalid_union' }): Issue[][] {
  return issue.errors.flatMap((errors) => {
    const issues = errors.map((error) => ({ ...error, path: [...issue.path, ...error.path] }));
    const [only, ...others] = issues;
    const isUnion = only?.code === 'invalid_union' && only.path.length === issue.path.length;
    return isUnion && others.length === 0 ? listForms(only) : [issues];
  });
}

/** How many signs there are that this form was not meant: keys that it does not have, keys that it misses, another type. */
function distanceOf(issues: readonly Issue[], path: Path, value: unknown): number {
  return issues.reduce((count, issue) => {
    if (issue.code === 'unrecognized_keys') return count + issue.keys.length;
    const isOtherType =
      issue.path.length === path.length && ['invalid_type', 'invalid_value'].includes(issue.code);
    return count + Number(isOtherType || isMissing(issue, value));
  }, 0);
}

/** A form by the keys that it misses, or by what it expected in place of the value. */
function formOf(issues: readonly Issue[], path: Path, value: unknown): string {
  const missing = issues.filter((issue) => isMissing(issue, value));
  if (missing.length > 0) {
    return `{ ${missing.map((issue) => String(issue.path[path.length])).join(', ')} }`;
  }
  return (issues[0]?.message ?? '')
    .replace(/^Invalid input: expected /, '')
    .replace(/, received .*/, '');
}

function isMissing({ code, path }: Issue, value: unknown): boolean {
  return code !== 'unrecognized_keys' && path.reduce(stepInto, value) === undefined;
}

function stepInto(value: unknown, key: PropertyKey): unknown {
  // Safe: an object may be asked for any key.
  return typeof value === 'object' && value !== null
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;
}

import type { z } from 'zod';

export type Issue = z.core.$ZodIssue;
export type Path = readonly PropertyKey[];
type UnionIssue = Issue & { readonly code: 'invalid_union' };

/**
 * Of all that a schema found wrong, the issue to speak of: a key that does not exist before one that is missing, for
 * it is the same slip; of several allowed forms those of the one that was meant.
 */
export function findMeant(issues: readonly Issue[], value: unknown): Issue {
  const [first] = issues;
  if (!first) throw new Error('a value that a schema refuses has an issue');
  const issue = findStranger(issues, first, value) ?? first;
  if (issue.code !== 'invalid_union') return issue;
  const forms = listForms(issue).map((found) => ({
    issues: found,
    distance: distanceOf(found, issue.path, value),
  }));
  const nearest = Math.min(...forms.map(({ distance }) => distance));
  const [meant, ...others] = forms.filter(({ distance }) => distance === nearest);
  return meant && others.length === 0 ? findMeant(meant.issues, value) : issue;
}

/** Beside a missing key one that nobody knows. */
function findStranger(issues: readonly Issue[], first: Issue, value: unknown): Issue | undefined {
  if (valueAt(first.path, value) !== undefined) return undefined;
  const parent = first.path.slice(0, -1).join();
  return issues.find(({ code, path }) => code === 'unrecognized_keys' && path.join() === parent);
}

/** The issues of each allowed form, with paths from the root; a union among the forms stands for its own forms. */
export function listForms(issue: UnionIssue): Issue[][] {
  return issue.errors.flatMap((errors) => {
    const issues = errors.map((error) => ({ ...error, path: [...issue.path, ...error.path] }));
    const [only, ...others] = issues;
    const isUnion = only?.code === 'invalid_union' && only.path.length === issue.path.length;
    return isUnion && others.length === 0 ? listForms(only) : [issues];
  });
}

/** How unlike this form a value is: keys that it does not have, keys that it misses; another type weighs more. */
function distanceOf(issues: readonly Issue[], path: Path, value: unknown): number {
  return issues.reduce((distance, issue) => {
    if (issue.code === 'unrecognized_keys') return distance + issue.keys.length;
    const found = valueAt(issue.path, value);
    if (issue.path.length > path.length) return distance + Number(found === undefined);
    return distance + (isOtherType(issue, found) ? otherType : 1);
  }, 0);
}

const otherType = 3;

function isOtherType(issue: Issue, found: unknown): boolean {
  if (issue.code !== 'invalid_value') return issue.code === 'invalid_type';
  return issue.values.every((allowed) => typeof allowed !== typeof found);
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(path: Path, value: unknown): unknown {
  return path.reduce(stepInto, value);
}

function stepInto(value: unknown, key: PropertyKey): unknown {
  // Safe: an object may be asked for any key.
  return typeof value === 'object' && value !== null
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;
}

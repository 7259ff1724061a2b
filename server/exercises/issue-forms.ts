import { listForms, valueAt, type Issue } from './meant-issue.ts';

const types: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, like [a, b]',
  tuple: 'a list, like [3, 7]',
  object: 'a record, like { key: value }',
  record: 'a record, like { key: value }',
};

/** What a schema would have taken instead, in an author's words. */
export function formOf(issue: Issue, value: unknown): string {
  if (issue.code === 'invalid_type') return types[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') return joinOr(issue.values.map(String));
  if (issue.code === 'too_small') {
    return bound(issue.origin, issue.inclusive ? 'from' : 'above', issue.minimum);
  }
  if (issue.code === 'too_big') {
    return bound(issue.origin, issue.inclusive ? 'up to' : 'below', issue.maximum);
  }
  if (issue.code === 'invalid_union') {
    return joinOr(listForms(issue).map((issues) => formOfAll(issues, issue.path.length, value)));
  }
  return issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
}

/** A form by the keys that it misses, or by what it takes in place of the value. */
function formOfAll(issues: readonly Issue[], depth: number, value: unknown): string {
  const missing = issues.filter(
    ({ code, path }) =>
      code !== 'unrecognized_keys' && path.length > depth && valueAt(path, value) === undefined,
  );
  if (missing.length > 0) return `{ ${missing.map(({ path }) => String(path[depth])).join(', ')} }`;
  const [first] = issues;
  return first ? formOf(first, value) : 'something else';
}

function bound(origin: string, relation: string, limit: number | bigint): string {
  if (origin === 'string') return types['string'] ?? origin;
  if (origin === 'array')
    return `a list with ${limit} ${relation === 'from' ? 'or more' : 'at most'}`;
  return `a number ${relation} ${limit}`;
}

function joinOr(forms: readonly string[]): string {
  const distinct = [...new Set(forms)];
  const last = distinct.pop() ?? '';
  return distinct.length === 0 ? last : `${distinct.join(', ')} or ${last}`;
}

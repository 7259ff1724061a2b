interface Address {
  readonly base?: string;
  readonly path: string;
}

/** `/courses/:courseId` with its parameters and query, below `/api/v1` unless the contract says otherwise. */
export function requestPath(
  { base = '/api/v1', path: template }: Address,
  params: Readonly<Record<string, unknown>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const path = template.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams(
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]): [string, string] => [name, String(value)]),
  );
  return search.size === 0 ? `${base}${path}` : `${base}${path}?${search.toString()}`;
}

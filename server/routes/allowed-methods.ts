import type { FastifyInstance } from 'fastify';

/** The methods that the API takes at an address; none where there is nothing. */
export type FindAllowedMethods = (path: string) => readonly string[];

/** Learns of every route of the API that is registered after it. */
export function collectAllowedMethods(app: FastifyInstance): FindAllowedMethods {
  const routes: { readonly url: string; readonly methods: readonly string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    if (url.startsWith('/api/')) routes.push({ url, methods: [method].flat() });
  });
  return (path) => {
    const found = routes.filter(({ url }) => fits(url, path));
    return [...new Set(found.flatMap(({ methods }) => methods))].toSorted();
  };
}

/** Whether a path is one of `/links/:token`, with one segment in the place of each name. */
function fits(url: string, path: string): boolean {
  const given = path.split('/');
  const expected = url.split('/');
  return (
    given.length === expected.length &&
    expected.every((segment, at) => segment === given[at] || (segment.startsWith(':') && given[at]))
  );
}

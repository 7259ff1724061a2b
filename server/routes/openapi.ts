import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

/** Describes every route that is registered after it, from the schemas that validate it. */
export async function describeApi(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'GradeCheck',
        description:
          'An autograder for backpropagation. Errors are problems (RFC 9457) in the language of Accept-Language. ' +
          'Requests that change something need the Origin header of this server, or Sec-Fetch-Site: same-origin.',
        version: '1',
      },
      servers: [{ url: publicUrl }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: sessionCookieOf(publicUrl) },
        },
      },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => withoutInputCopies(jsonSchemaTransformObject(document)),
  });
}

/** Browsers hold a name that begins with `__Secure-` to https. */
function sessionCookieOf(publicUrl: string): string {
  const prefix = new URL(publicUrl).protocol === 'https:' ? '__Secure-' : '';
  return `${prefix}gradecheck.session_token`;
}

type Description = ReturnType<typeof jsonSchemaTransformObject>;

/** The provider names every schema a second time, as an input; no route of ours takes a named one. */
function withoutInputCopies(description: Description): Description {
  const schemas = 'components' in description ? description.components?.schemas : undefined;
  for (const name of Object.keys(schemas ?? {})) {
    if (name.endsWith('Input')) delete schemas?.[name];
  }
  return description;
}

export function serveApiDescription(app: FastifyInstance): void {
  app.get('/api/v1/openapi.json', { schema: { hide: true }, config: { access: 'anyone' } }, () =>
    app.swagger(),
  );
}

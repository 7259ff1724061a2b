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
          session: { type: 'apiKey', in: 'cookie', name: 'gradecheck.session_token' },
        },
      },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
}

export function serveApiDescription(app: FastifyInstance): void {
  app.get('/api/v1/openapi.json', { schema: { hide: true }, config: { access: 'anyone' } }, () =>
    app.swagger(),
  );
}

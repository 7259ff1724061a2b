import type { FastifyInstance, FastifySchema } from 'fastify';
import { Problem } from '#contract/api/problem.ts';
import type { RouteContract } from '#contract/api/route.ts';
import { saveDraft } from '#contract/api/exercises.ts';
import { submit } from '#contract/api/submissions.ts';
import { plainBodyLimit, sourceBodyLimit } from './json-body.ts';
import type { ServedRoute } from './serve.ts';

/** Their bodies hold a student's source. */
const sourceCarriers: ReadonlySet<RouteContract> = new Set([submit, saveDraft]);

export function registerRoutes(app: FastifyInstance, routes: readonly ServedRoute[]): void {
  for (const { contract, access, handle } of routes) {
    const carriesSource = sourceCarriers.has(contract);
    app.route({
      method: contract.method,
      url: `${contract.base ?? '/api/v1'}${contract.path}`,
      schema: { ...schemaOf(contract), ...(access === 'anyone' && { security: [] }) },
      config: { access, carriesSource },
      bodyLimit: carriesSource ? sourceBodyLimit : plainBodyLimit,
      sse: contract.stream ? 'only' : false,
      handler: async (request, reply) => {
        if (!contract.stream) reply.code(contract.success);
        return handle(request, reply);
      },
    });
  }
}

function schemaOf(contract: RouteContract): FastifySchema {
  const { params, query, headers, body, response, success, stream } = contract;
  return {
    operationId: operationIdOf(contract),
    summary: contract.summary,
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(headers && { headers }),
    ...(body && { body }),
    response: {
      ...(stream
        ? {
            [success]: {
              description: 'Server-sent events',
              content: { 'text/event-stream': { schema: response } },
            },
          }
        : {
            [success]: {
              description: contract.summary,
              content: { 'application/json': { schema: response } },
            },
          }),
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: Problem } },
      },
    },
  };
}

/** `patchCoursesByCourseIdMembersByUserId`: what generated clients call the route. */
function operationIdOf({ method, path }: RouteContract): string {
  const words = path
    .split(/[/-]/)
    .filter((word) => word !== '')
    .map((word) => (word.startsWith(':') ? `By${capitalise(word.slice(1))}` : capitalise(word)));
  return [method.toLowerCase(), ...words].join('');
}

const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

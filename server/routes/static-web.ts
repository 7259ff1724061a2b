import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../operations/app-error.ts';
import type { FindAllowedMethods } from './allowed-methods.ts';
import { sendProblem } from './problem-reply.ts';

/** Vite puts a hash of the content into every name below this folder. */
const immutableFolder = '/assets/';

/** Serves the built web application; every page address that is no file is the application's own. */
export async function serveWeb(
  app: FastifyInstance,
  webRoot: string | null,
  findAllowedMethods: FindAllowedMethods = () => [],
): Promise<void> {
  if (webRoot !== null) {
    await app.register(staticFiles, {
      root: webRoot,
      preCompressed: true,
      wildcard: true,
      index: 'index.html',
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isImmutable = path.includes(immutableFolder);
        reply.header(
          'cache-control',
          isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    if (webRoot !== null && isPageAddress(request)) return reply.sendFile('index.html');
    const methods = findAllowedMethods(pathOf(request));
    if (methods.length === 0) return sendProblem(new AppError('not_found'), request, reply);
    const allowed = methods.join(', ');
    const fault = new AppError('method_not_allowed', { method: request.method, allowed });
    return sendProblem(fault, request, reply.header('allow', allowed));
  });
}

/** The API, hashed files, files beside the page, and what is served under some settings only. */
const notPages = [/^\/api(\/|$)/i, /^\/assets\//, /^\/[^/]+\.\w+$/, /^\/metrics$/];

/** A page of the application; a missing file or API route is simply missing. */
function isPageAddress(request: FastifyRequest): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const path = pathOf(request);
  return isRead && !notPages.some((pattern) => pattern.test(path));
}

const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1).join('');

import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../operations/app-error.ts';
import { sendProblem } from './problem-reply.ts';

/** Vite puts a hash of the content into every name below this folder. */
const immutableFolder = '/assets/';

/** Serves the built web application; every page address that is no file is the application's own. */
export async function serveWeb(app: FastifyInstance, webRoot: string | null): Promise<void> {
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
  app.setNotFoundHandler((request, reply) =>
    webRoot !== null && isPageAddress(request)
      ? reply.sendFile('index.html')
      : notFound(request, reply),
  );
}

/** A page of the application; a missing file or API route is simply missing. */
function isPageAddress(request: FastifyRequest): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const [path = ''] = request.url.split('?');
  return isRead && !path.startsWith('/api/') && !path.startsWith(immutableFolder);
}

const notFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendProblem(new AppError('not_found'), request, reply);

import { EventEmitter, on } from 'node:events';
import { fastifySSE } from '@fastify/sse';
import fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import * as contract from '#contract/api/preview.ts';
import { AppError } from '../../operations/app-error.ts';
import { registerRoutes } from '../../routes/register-routes.ts';
import { replyWithProblem } from '../../routes/problem-reply.ts';
import { addSecurityHeaders } from '../../routes/security-headers.ts';
import { serve } from '../../routes/serve.ts';
import { serveWeb } from '../../routes/static-web.ts';
import type { PreviewedExercise } from './previewed-exercise.ts';

export interface PreviewAppOptions {
  readonly exercise: PreviewedExercise;
  readonly changes: EventEmitter<{ changed: [] }>;
  /** The built web application. */
  readonly webRoot: string;
}

/** One exercise on its author's machine: no database, no accounts, nothing that can be changed. */
export async function createPreviewApp({
  exercise,
  changes,
  webRoot,
}: PreviewAppOptions): Promise<FastifyInstance> {
  const app = fastify({ forceCloseConnections: true });
  const stopping = new AbortController();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(replyWithProblem);
  app.addHook('preClose', (done) => {
    stopping.abort();
    done();
  });
  refuseStrangers(app);
  await addSecurityHeaders(app, 'http://127.0.0.1');
  await app.register(fastifySSE);
  registerRoutes(app, [
    serve(contract.getPreview, 'anyone', () => exercise.describe()),
    serve(contract.gradePreview, 'anyone', async ({ query }) => {
      const graded = await exercise.grade(query.file);
      if (!graded) throw new AppError('not_found');
      return graded;
    }),
    serve(contract.watchPreview, 'anyone', async ({ reply }) => {
      const left = new AbortController();
      reply.sse.onClose(() => left.abort());
      reply.sse.sendHeaders();
      // Long before anything is to be told, the page knows that it will be.
      reply.raw.flushHeaders();
      const signal = AbortSignal.any([left.signal, stopping.signal]);
      await tellChanges(changes, signal, () => reply.sse.send({ event: 'changed', data: {} }));
    }),
  ]);
  app.get('/', (_, reply) => reply.sendFile('preview.html'));
  await serveWeb(app, webRoot);
  return app;
}

/** A page of another site that has its name lead to this machine must not read solutions. */
function refuseStrangers(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (!['127.0.0.1', 'localhost'].includes(request.hostname)) throw new AppError('not_found');
  });
}

async function tellChanges(
  changes: PreviewAppOptions['changes'],
  signal: AbortSignal,
  tell: () => Promise<void>,
): Promise<void> {
  try {
    for await (const _ of on(changes, 'changed', { signal })) await tell();
  } catch (cause) {
    if (!signal.aborted) throw cause;
  }
}

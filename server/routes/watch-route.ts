import type { FastifyRequest } from 'fastify';
import * as contract from '#contract/api/submissions.ts';
import { findLastEvent } from '../db/event-queries.ts';
import { serve } from './serve.ts';
import type { ServedRoute } from './serve.ts';
import type { Services } from './services.ts';
import { followSubmission } from './submission-feed.ts';

export function watchRoute({ db, notifications, findStanding, stopping }: Services): ServedRoute {
  return serve(contract.watchSubmission, 'author', async ({ params, query, request, reply }) => {
    const { submissionId } = params;
    const after = lastEventId(request) ?? BigInt(query.after ?? 0);
    const last = await findLastEvent(db, submissionId);
    if (last?.event === 'verdict' && last.id <= after) {
      // 204 is how a server tells an EventSource to stop asking.
      await reply.code(204).send();
      return;
    }

    const left = new AbortController();
    reply.sse.onClose(() => left.abort());
    // Nothing else follows on this connection, and a server that stops need not wait for it to become idle.
    reply.header('connection', 'close');
    reply.sse.sendHeaders();
    const feed = { db, notifications, findStanding, logger: request.log };
    const ended = AbortSignal.any([left.signal, stopping]);
    for await (const { id, event } of followSubmission(feed, submissionId, after, ended)) {
      const { event: name, data } = event;
      await reply.sse.send({ ...(id !== null && { id: String(id) }), event: name, data });
    }
  });
}

function lastEventId(request: FastifyRequest): bigint | null {
  const id = request.headers['last-event-id'];
  return typeof id === 'string' && /^\d{1,18}$/.test(id) ? BigInt(id) : null;
}

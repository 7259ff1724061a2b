import type { FastifyInstance } from 'fastify';
import { StartFailure } from './start-failure.ts';

/** By the code of the error that listening ended with. */
const explanations: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_host, port) =>
    `Port ${port} is in use. Stop that program or set PORT to another number.`,
  EACCES: (_host, port) => `Port ${port} needs more rights. Set PORT to 1024 or more.`,
  EADDRNOTAVAIL: (host) =>
    `This machine has no address ${host}. Set LISTEN_HOST to one that it has.`,
  ENOTFOUND: (host) =>
    `LISTEN_HOST "${host}" is not a name that this machine knows. Write an address.`,
};

export async function listen(app: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port, listenTextResolver: (address) => `listening on ${address}` });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const explain = explanations[code];
    if (explain === undefined) throw cause;
    throw new StartFailure(explain(host, port), { cause });
  }
}

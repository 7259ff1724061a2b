import type { IsolateScript, Reply, Request, Role } from '../protocol.ts';
import { listen, sendReply, type Served } from './channel.ts';
import { createReferenceHost } from './reference.ts';
import { createStudentHost } from './student.ts';

type Serve = (request: Request, numbers: Float64Array) => Promise<Served>;

const READY: Reply = { type: 'ready' };

const hosts: { readonly [role in Role]: (script: IsolateScript) => Promise<Serve> } = {
  student: async (script) => {
    const student = await createStudentHost(script);
    return async (request, numbers) => {
      if (request.type === 'open') return { reply: await student.open(request) };
      if (request.type === 'run') return student.run(request.plan, numbers);
      if (request.type === 'locate') return { reply: student.locate() };
      await student.close();
      return { reply: READY };
    };
  },
  reference: async (script) => {
    const reference = createReferenceHost(script);
    return async (request, numbers) => {
      if (request.type === 'evaluate') return reference.evaluate(request, numbers);
      return { reply: { type: 'failed', reason: `A reference process does not ${request.type}.` } };
    };
  },
};

/** The program of a sandbox process: it does what its parent asks, one thing at a time. */
function serveParent(): void {
  let serve: Serve = async (request) => {
    if (request.type !== 'start') return { reply: { type: 'failed', reason: 'Not started.' } };
    serve = await hosts[request.role](request.script);
    return { reply: READY };
  };
  listen((request, numbers) => {
    serve(request, numbers)
      .catch((error: unknown) => ({
        reply: { type: 'failed', reason: String(error).slice(0, 500) } as const,
        numbers: undefined,
      }))
      .then(({ reply, numbers: outputs }) => sendReply(reply, outputs))
      .catch((error: unknown) => process.stderr.write(String(error)));
  });
}

serveParent();

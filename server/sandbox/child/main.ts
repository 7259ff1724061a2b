import type { EvaluateMessage, Reply, Request } from '../protocol.ts';
import { listen, sendReply } from './channel.ts';
import { createStudentHost, type StudentHost } from './student.ts';

/** The program of a sandbox process: it does what its parent asks, one thing at a time. */
let student: StudentHost | undefined;

async function handle(request: Request, numbers: Float64Array): Promise<void> {
  switch (request.type) {
    case 'start':
      student = await createStudentHost(request.modules);
      return sendReply({ type: 'ready' });
    case 'open':
      return sendReply(await student!.open(request));
    case 'run': {
      const { reply, numbers: outputs } = await student!.run(request.plan, numbers);
      return sendReply(reply, outputs);
    }
    case 'close':
      await student!.close();
      return sendReply({ type: 'ready' });
    case 'evaluate':
      return sendReply({ type: 'failed', reason: 'not yet' });
  }
}

listen((request, numbers) => {
  handle(request, numbers).catch((error: unknown) => {
    sendReply({ type: 'failed', reason: String(error).slice(0, 500) });
  });
});

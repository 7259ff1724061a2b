import { setTimeout as delay } from 'node:timers/promises';

export interface Told {
  /** Empty for what is told once and never again. */
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

export function watch(
  address: string,
  { url, cookie }: { readonly url: string; readonly cookie: string },
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(address + url, { headers: { cookie, accept: 'text/event-stream', ...headers } });
}

/** Reads a stream to its end; `until` waits for so many events and gives those that there are. */
export function collect({ body }: Response): {
  readonly all: Promise<readonly Told[]>;
  readonly until: (count: number) => Promise<readonly Told[]>;
} {
  const events: Told[] = [];
  const all = (async () => {
    let text = '';
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      events.push(...blocks.filter((block) => !block.startsWith(':')).map(parse));
    }
    return events;
  })();
  return {
    all,
    until: async (count) => {
      while (events.length < count) await delay(5);
      return events;
    },
  };
}

function parse(block: string): Told {
  const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/) as [string, string]));
  return {
    id: fields.get('id') ?? '',
    event: fields.get('event') ?? '',
    data: JSON.parse(fields.get('data') ?? 'null'),
  };
}

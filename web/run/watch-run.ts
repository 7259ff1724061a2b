import {
  advanceRun,
  decodeEvent,
  eventNames,
  noProgress,
  type RunProgress,
} from './run-progress.ts';

/** `lost` while the browser reconnects, and for good where it cannot. */
export type Connection = 'live' | 'lost';

interface RunListener {
  readonly onProgress: (progress: RunProgress) => void;
  readonly onConnection: (connection: Connection) => void;
  readonly onEnd: () => void;
}

/** Follows one grading; the browser itself reconnects and tells the server where it stopped. */
export function watchRun(submissionId: string, listener: RunListener): () => void {
  const source = new EventSource(`/api/v1/submissions/${submissionId}/events`);
  let progress = noProgress;

  for (const name of eventNames) {
    source.addEventListener(name, ({ data }: MessageEvent<string>) => {
      const event = decodeEvent(name, data);
      if (event === null) return;
      progress = advanceRun(progress, event);
      listener.onProgress(progress);
      if (progress.phase !== 'ended') return;
      source.close();
      listener.onEnd();
    });
  }
  source.addEventListener('open', () => listener.onConnection('live'));
  source.addEventListener('error', () => listener.onConnection('lost'));
  return () => source.close();
}

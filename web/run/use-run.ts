import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Submission } from '#contract/api/submissions.ts';
import { exercisesQuery } from '../api/exercises.ts';
import { submissionQuery } from '../api/submissions.ts';
import { noProgress, type RunProgress } from './run-progress.ts';
import { watchRun, type Connection } from './watch-run.ts';

/** While the stream is alive, a question now and then is only insurance; where it is over, it is all there is. */
const pollMs: Readonly<Record<Connection, number>> = { live: 15_000, lost: 2_000 };

export interface Run {
  readonly submission: Submission | null;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly progress: RunProgress;
  readonly connection: Connection;
}

/** Progress belongs to one submission; the next begins with none. */
interface Told {
  readonly submissionId: string;
  readonly progress: RunProgress;
}

/** A submission with its live progress; polls where the stream cannot be had. */
export function useRun(submissionId: string | null, courseId: string): Run {
  const queryClient = useQueryClient();
  const [told, setTold] = useState<Told | null>(null);
  const [connection, setConnection] = useState<Connection>('live');
  const progress = told?.submissionId === submissionId ? told.progress : noProgress;
  const query = useQuery({
    ...submissionQuery(submissionId ?? ''),
    enabled: submissionId !== null,
    refetchInterval: ({ state }) =>
      state.data?.state === 'graded'
        ? false
        : pollMs[progress.phase === 'ended' ? 'lost' : connection],
  });
  const submission = query.data;
  const isGraded = submission?.state === 'graded';

  // Synchronises with the server's event stream for as long as the grading lasts; scores, attempts
  // and history are others afterwards.
  useEffect(() => {
    if (submissionId === null || isGraded) return undefined;
    const stop = watchRun(submissionId, {
      onProgress: (progress) => setTold({ submissionId, progress }),
      onConnection: setConnection,
      onEnd: () => void readVerdict(queryClient, submissionId),
    });
    return () => {
      stop();
      void queryClient.invalidateQueries({ queryKey: exercisesQuery(courseId).queryKey });
    };
  }, [submissionId, isGraded, courseId, queryClient]);

  return { submission: submission ?? null, error: query.error, retry, progress, connection };

  function retry(): void {
    void query.refetch();
  }
}

/** An answer that is already under way may be older than the verdict; without data, asking again would join it. */
async function readVerdict(queryClient: QueryClient, submissionId: string): Promise<void> {
  const { queryKey } = submissionQuery(submissionId);
  await queryClient.cancelQueries({ queryKey });
  await queryClient.invalidateQueries({ queryKey });
}

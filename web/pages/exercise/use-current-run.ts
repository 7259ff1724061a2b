import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { User } from '#contract/api/accounts.ts';
import type { ExercisePage } from '#contract/api/exercises.ts';
import type { ExercisePlace } from '../../api/exercises.ts';
import { submissionsQuery, useSubmit } from '../../api/submissions.ts';
import { nextSubmitRequest } from '../../api/submit-request.ts';
import { useRun, type Run } from '../../run/use-run.ts';

export interface CurrentRun extends Run {
  /** True from the click until the server has stored the submission. */
  readonly isSending: boolean;
  readonly sendError: Error | null;
  /** Whether a counted attempt waits for a second click. */
  readonly isAsking: boolean;
  readonly ask: (source: string) => void;
  readonly confirm: (source: string) => void;
  readonly cancel: () => void;
  /** False once a known limit is reached. */
  readonly isOpen: boolean;
}

/** The submission on the screen, the newest unless another was just sent, and the way to send one. */
export function useCurrentRun(
  place: ExercisePlace,
  user: User,
  attempts: ExercisePage['attempts'],
  onSent: () => void,
): CurrentRun {
  const [sentId, setSentId] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const history = useInfiniteQuery(submissionsQuery(place));
  const newest = history.data?.pages[0]?.submissions[0]?.id ?? null;
  const run = useRun(sentId ?? newest, place.courseId);
  const submit = useSubmit(place, user);
  const isOpen = attempts.limit === null || attempts.used < attempts.limit;

  function confirm(source: string): void {
    setIsAsking(false);
    submit.mutate(nextSubmitRequest(source, submit), { onSuccess: ({ id }) => setSentId(id) });
    onSent();
  }

  function ask(source: string): void {
    if (submit.isPending || !isOpen) return;
    if (attempts.limit === null || isAsking) confirm(source);
    else setIsAsking(true);
  }

  return {
    ...run,
    isSending: submit.isPending,
    sendError: submit.error,
    isAsking,
    ask,
    confirm,
    cancel: () => setIsAsking(false),
    isOpen,
  };
}

import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { User } from '#contract/api/accounts.ts';
import {
  getSubmission,
  listSubmissions,
  retrySubmission,
  submit,
} from '#contract/api/submissions.ts';
import { isPassing } from './api-problem.ts';
import { call } from './call.ts';
import { exercisesQuery, type ExercisePlace } from './exercises.ts';
import type { SubmitRequest } from './submit-request.ts';

const mostRetries = 4;

export function submissionsQuery({ courseId, exerciseId }: ExercisePlace) {
  return infiniteQueryOptions({
    queryKey: ['courses', courseId, 'exercises', exerciseId, 'submissions'],
    queryFn: ({ pageParam, signal }) =>
      call(
        listSubmissions,
        { params: { courseId, exerciseId }, query: { before: pageParam } },
        { signal },
      ),
    initialPageParam: undefined as number | undefined, // widens the first page's cursor to those that follow
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function submissionQuery(submissionId: string) {
  return queryOptions({
    queryKey: ['submissions', submissionId],
    queryFn: ({ signal }) => call(getSubmission, { params: { submissionId } }, { signal }),
  });
}

export function useSubmit({ courseId, exerciseId }: ExercisePlace, user: User) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ source, idempotencyKey }: SubmitRequest) =>
      call(submit, {
        params: { courseId, exerciseId },
        headers: { 'idempotency-key': idempotencyKey },
        body: { source },
      }),
    retry: (failures, error) => failures < mostRetries && isPassing(error),
    onSuccess: (accepted, { source }) => {
      // All there is to know of a new submission is known already; only its report has to be awaited.
      queryClient.setQueryData(submissionQuery(accepted.id).queryKey, {
        ...accepted,
        courseId,
        exerciseId,
        student: { userId: user.id, name: user.name },
        source,
        report: null,
        explanations: [],
      });
      return queryClient.invalidateQueries({ queryKey: exercisesQuery(courseId).queryKey });
    },
  });
}

export function useRetrySubmission() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (submissionId: string) => call(retrySubmission, { params: { submissionId } }),
    onSuccess: (accepted) => {
      queryClient.setQueryData(submissionQuery(accepted.id).queryKey, (before) =>
        before === undefined ? before : { ...before, ...accepted, report: null, explanations: [] },
      );
    },
  });
}

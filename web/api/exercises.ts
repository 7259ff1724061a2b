import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  changeAttemptLimit,
  getDraft,
  getExercise,
  listExercises,
  listResults,
} from '#contract/api/exercises.ts';
import { call } from './call.ts';

/** Where an exercise is found: both ids are part of every key below. */
export interface ExercisePlace {
  readonly courseId: string;
  readonly exerciseId: string;
}

export function exercisesQuery(courseId: string) {
  return queryOptions({
    queryKey: ['courses', courseId, 'exercises'],
    queryFn: async ({ signal }) =>
      (await call(listExercises, { params: { courseId } }, { signal })).exercises,
  });
}

export function exerciseQuery({ courseId, exerciseId }: ExercisePlace) {
  return queryOptions({
    queryKey: ['courses', courseId, 'exercises', exerciseId],
    queryFn: ({ signal }) => call(getExercise, { params: { courseId, exerciseId } }, { signal }),
  });
}

/** Read once when the page opens; from then on the editor knows better. */
export function draftQuery({ courseId, exerciseId }: ExercisePlace) {
  return queryOptions({
    queryKey: ['drafts', courseId, exerciseId],
    queryFn: ({ signal }) => call(getDraft, { params: { courseId, exerciseId } }, { signal }),
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

export function resultsQuery({ courseId, exerciseId }: ExercisePlace) {
  return queryOptions({
    queryKey: ['courses', courseId, 'exercises', exerciseId, 'results'],
    queryFn: ({ signal }) => call(listResults, { params: { courseId, exerciseId } }, { signal }),
  });
}

export function useChangeAttemptLimit({ courseId, exerciseId }: ExercisePlace) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (attemptLimit: number | null) =>
      call(changeAttemptLimit, { params: { courseId, exerciseId }, body: { attemptLimit } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: exercisesQuery(courseId).queryKey }),
  });
}

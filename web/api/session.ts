import {
  queryOptions,
  useMutation,
  useQueryClient,
  useSuspenseQuery,
  type QueryClient,
} from '@tanstack/react-query';
import {
  createFirstInstructor,
  getLink,
  getSession,
  resetPassword,
  updateMe,
  type User,
} from '#contract/api/accounts.ts';
import type { CallInput } from './call.ts';
import { call } from './call.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => (await call(getSession, {}, { signal })).user,
  staleTime: Infinity,
});

/** Who is signed in; pages behind the sign-in have one. */
export function useUser(): User | null {
  return useSuspenseQuery(sessionQuery).data;
}

/** Forgets everything that belonged to the person before; a one-time link belongs to nobody. */
export async function changePerson(queryClient: QueryClient): Promise<User | null> {
  const kept = new Set<unknown>([...sessionQuery.queryKey, 'link']);
  queryClient.removeQueries({ predicate: ({ queryKey }) => !kept.has(queryKey[0]) });
  return queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
}

export function useUpdateMe() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CallInput<typeof updateMe>['body']) => call(updateMe, { body }),
    onSuccess: (user) => queryClient.setQueryData(sessionQuery.queryKey, user),
  });
}

export function linkQuery(token: string) {
  return queryOptions({
    queryKey: ['link', token],
    queryFn: ({ signal }) => call(getLink, { params: { token } }, { signal }),
    staleTime: Infinity,
  });
}

export function useCreateFirstInstructor() {
  return useMutation({
    mutationFn: (input: CallInput<typeof createFirstInstructor>) =>
      call(createFirstInstructor, input),
  });
}

export function useResetPassword() {
  return useMutation({
    mutationFn: (input: CallInput<typeof resetPassword>) => call(resetPassword, input),
  });
}

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  changeRole,
  getCourse,
  issuePasswordReset,
  joinCourse,
  listAttention,
  listCourses,
  listMembers,
  resolveAttention,
} from '#contract/api/courses.ts';
import { call, type CallInput } from './call.ts';

export const coursesQuery = queryOptions({
  queryKey: ['courses'],
  queryFn: async ({ signal }) => (await call(listCourses, {}, { signal })).courses,
});

export function courseQuery(courseId: string) {
  return queryOptions({
    queryKey: ['courses', courseId],
    queryFn: ({ signal }) => call(getCourse, { params: { courseId } }, { signal }),
  });
}

export function membersQuery(courseId: string) {
  return queryOptions({
    queryKey: ['courses', courseId, 'members'],
    queryFn: async ({ signal }) =>
      (await call(listMembers, { params: { courseId } }, { signal })).members,
  });
}

export function attentionQuery(courseId: string) {
  return queryOptions({
    queryKey: ['courses', courseId, 'attention'],
    queryFn: async ({ signal }) =>
      (await call(listAttention, { params: { courseId } }, { signal })).items,
  });
}

export function useJoinCourse() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => call(joinCourse, { body: { code } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: coursesQuery.queryKey }),
  });
}

export function useChangeRole(courseId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ userId, role }: { userId: string } & CallInput<typeof changeRole>['body']) =>
      call(changeRole, { params: { courseId, userId }, body: { role } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: membersQuery(courseId).queryKey }),
  });
}

export function useIssuePasswordReset(courseId: string) {
  return useMutation({
    mutationFn: (userId: string) => call(issuePasswordReset, { params: { courseId, userId } }),
  });
}

export function useResolveAttention(courseId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (itemId: string) => call(resolveAttention, { params: { courseId, itemId } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: attentionQuery(courseId).queryKey }),
  });
}

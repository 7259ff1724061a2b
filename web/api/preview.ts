import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getPreview, gradePreview } from '#contract/api/preview.ts';
import { call } from './call.ts';

const everything = ['preview'] as const;

export const previewQuery = queryOptions({
  queryKey: [...everything, 'exercise'],
  queryFn: ({ signal }) => call(getPreview, {}, { signal }),
});

export function previewedFileQuery(file: string) {
  return queryOptions({
    queryKey: [...everything, 'file', file],
    queryFn: ({ signal }) => call(gradePreview, { query: { file } }, { signal }),
  });
}

/** Reads everything again whenever a file of the folder changes. */
export function usePreviewChanges(): void {
  const queryClient = useQueryClient();
  // Synchronises with the folder on the disk, as long as the page is open.
  useEffect(() => {
    const source = new EventSource('/api/v1/preview/changes');
    source.addEventListener('changed', () => {
      void queryClient.invalidateQueries({ queryKey: everything });
    });
    return () => source.close();
  }, [queryClient]);
}

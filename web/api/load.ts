import type { EnsureQueryDataOptions, QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * What a page needs before it is shown. What is known to be out of date is asked for again first, and shown as it
 * was only if there is no answer.
 */
export async function load<Data, Key extends QueryKey>(
  queryClient: QueryClient,
  options: EnsureQueryDataOptions<Data, Error, Data, Key>,
): Promise<void> {
  const state = queryClient.getQueryState(options.queryKey);
  if (state?.data === undefined || !state.isInvalidated) {
    await queryClient.ensureQueryData(options);
    return;
  }
  await queryClient.fetchQuery(options).catch(() => undefined);
}

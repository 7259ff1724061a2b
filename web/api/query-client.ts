import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isPassing, isProblem } from './api-problem.ts';

const mostRetries = 2;

/** `onSignedOut` hears of any answer that says the session is over. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error) => {
    if (isProblem(error, 'not_signed_in')) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      mutations: { networkMode: 'always' },
      queries: {
        // Without a network a request fails and says so, instead of waiting for one without a word.
        networkMode: 'always',
        staleTime: 15_000,
        retry: (failures, error) => failures < mostRetries && isPassing(error),
      },
    },
  });
}

/** The trail of administrative acts, for stewards. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useApi } from './client.ts'
import { queryKeys } from './query-keys.ts'

/** A short list: more is asked for. */
const pageItems = '10'

export function useAudit(teamId: string) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: queryKeys.audit(teamId),
    queryFn: ({ pageParam, signal }) => api('listAudit', { params: { teamId }, query: { cursor: pageParam, limit: pageItems }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    // What is done on this page stands here soon.
    refetchInterval: 15_000,
  })
}

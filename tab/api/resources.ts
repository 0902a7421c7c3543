/** The library's server state. */
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ShareForm } from '#domain/resources/share-form.ts'
import { useApi } from './client.ts'
import { queryKeys } from './query-keys.ts'

/** @param query - in the syntax of the search box; the last list stays in view while the next one loads */
export function useResourceList(teamId: string, query: string) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: queryKeys.resourceList(teamId, query),
    // Each page says what it was asked for: while the next list loads, the one in view belongs to the query before.
    queryFn: async ({ pageParam, signal }) => ({
      ...(await api('listResources', { params: { teamId }, query: { query, cursor: pageParam }, signal })),
      query,
    }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}

export function useResource(teamId: string, resourceId: string) {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.resource(teamId, resourceId),
    queryFn: ({ signal }) => api('getResource', { params: { teamId, resourceId }, signal }),
  })
}

export function useShareResource(teamId: string) {
  const api = useApi()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ form, submissionId }: { readonly form: ShareForm; readonly submissionId: string }) =>
      api('shareResource', { params: { teamId }, body: form, idempotencyKey: submissionId }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.resources(teamId) }),
  })
}

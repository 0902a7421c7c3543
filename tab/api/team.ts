/** The team of this tab. */
import { useQuery } from '@tanstack/react-query'
import { useApi } from './client.ts'
import { queryKeys } from './query-keys.ts'

export function useTeam(teamId: string) {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.team(teamId),
    queryFn: ({ signal }) => api('getTeam', { params: { teamId }, signal }),
    staleTime: 60_000,
  })
}

/** The channels of the team that something can be posted to. */
import { useQuery } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import type { channelsReply } from '#domain/api/replies.ts'
import { useApi } from './client.ts'
import { queryKeys } from './query-keys.ts'

/** `channelId`: null is the General channel. */
export type Channel = z.infer<typeof channelsReply>['items'][number]

/**
 * @param general - what the General channel is called: Teams gives it no name
 * @returns General alone while Teams doesn't say which channels there are
 */
export function useChannels(teamId: string, general: string): { readonly channels: readonly Channel[]; readonly isKnown: boolean } {
  const api = useApi()
  const { data } = useQuery({
    queryKey: queryKeys.channels(teamId),
    queryFn: ({ signal }) => api('listChannels', { params: { teamId }, signal }),
    staleTime: 60_000,
  })
  const found = data?.items ?? [{ channelId: null, name: '' }]
  const channels = found.map((channel) => (channel.channelId === null && channel.name === '' ? { ...channel, name: general } : channel))
  return { channels, isKnown: data !== undefined }
}

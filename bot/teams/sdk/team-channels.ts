/** The channels of a team, asked of the connector. Source: Microsoft Teams platform, "Get Teams-specific context for your bot". */
import * as z from 'zod/mini'
import { AppError } from '#domain/errors.ts'
import { cleanName } from '#domain/people/clean-name.ts'
import type { TeamChannel, TeamChannels } from '#bot/ports/team-channels.ts'
import type { ConnectorClients } from './connector-clients.ts'
import { asking, nobody } from './teams-roster.ts'

const listSchema = z.object({ conversations: z.array(z.unknown()) })
const channelSchema = z.object({
  id: z.string().check(z.minLength(1)),
  name: z.catch(z.string(), ''),
  /** Not every answer has one; without it a channel counts as standard. */
  type: z.catch(z.string(), ''),
})

export function createTeamChannels(clients: ConnectorClients): TeamChannels {
  return {
    async list({ serviceUrl, threadId }) {
      const answer: unknown = await asking(async () => (await clients.teams(serviceUrl)).teams.fetchChannelList(threadId))
      if (answer === nobody) return null
      const list = listSchema.safeParse(answer)
      const found = list.success ? list.data.conversations.flatMap((item) => channelSchema.safeParse(item).data ?? []) : []
      // Every team has General: a list without it is none, and no channel is taken for gone because of it.
      if (!found.some(({ id }) => id === threadId)) throw new AppError('roster-unreachable', {}, { cause: list.error })
      const others = found.flatMap((channel) => otherChannel(channel, threadId) ?? [])
      return [{ channelId: null, name: '' }, ...others.toSorted((one, other) => one.name.localeCompare(other.name))]
    },
  }
}

/** @returns null for General, whatever has no name to choose it by, and channels that only some of the team see */
function otherChannel({ id, name: given, type }: z.infer<typeof channelSchema>, generalId: string): TeamChannel | null {
  const name = cleanName(given)
  if (id === generalId || name === '' || !['', 'standard'].includes(type.toLowerCase())) return null
  return { channelId: id, name }
}

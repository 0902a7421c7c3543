/** The endpoints of a team and its settings. */
import type { teamEndpoints } from '#domain/api/endpoints/team.ts'
import type { Texts } from '#domain/texts/texts.ts'
import { listChannels, type ListChannelsDeps } from '#bot/usecases/teams/list-channels.ts'
import { listMembers } from '#bot/usecases/teams/list-members.ts'
import {
  appointSteward,
  dismissSteward,
  readSettings,
  takeOver,
  type StewardDeps,
  type TeamSettings,
} from '#bot/usecases/teams/stewards.ts'
import { setRetention } from '#bot/usecases/teams/set-retention.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { Handlers } from './mount-contract.ts'
import { personIdOf } from './params.ts'

export type TeamHandlerDeps = StewardDeps & ListChannelsDeps & { readonly texts: Texts }

export function teamHandlers(deps: TeamHandlerDeps): Omit<Pick<Handlers, keyof typeof teamEndpoints>, 'importFile' | 'exportTeam'> {
  const settings = ({ teamId, teamName }: TeamMember, { stewards, ...rest }: TeamSettings) => ({
    reply: { teamId, name: teamName, ...rest, stewards: [...stewards] },
  })

  return {
    getTeam: async ({ teamId, teamName }) => ({ reply: { teamId, name: teamName } }),
    getSettings: async (member) => settings(member, await readSettings(deps, member)),
    async listMembers(member, { query }) {
      const { items, hasMore } = await listMembers(deps, member, query)
      return { reply: { items: [...items], hasMore } }
    },
    async listChannels(member) {
      const items = await listChannels(deps, member)
      const { general } = deps.texts.roundUp
      return { reply: { items: items.map(({ channelId, name }) => ({ channelId, name: channelId === null ? general : name })) } }
    },
    setRetention: async (steward, { body }) => settings(steward, await setRetention(deps, steward, body)),
    async listAudit(steward, { query: { limit, cursor } }) {
      const page = await deps.audit.list(steward, { limit, ...(cursor === undefined ? {} : { cursor }) })
      return { reply: { items: [...page.items], nextCursor: page.nextCursor } }
    },
    appointSteward: async (steward, { params }) => settings(steward, await appointSteward(deps, steward, { personId: personIdOf(params) })),
    dismissSteward: async (steward, { params }) => settings(steward, await dismissSteward(deps, steward, { personId: personIdOf(params) })),
    takeOver: async (member) => settings(member, await takeOver(deps, member)),
  }
}

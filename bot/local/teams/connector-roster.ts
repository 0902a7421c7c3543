/** The connector's reading half: members of a conversation, a team and its channels. */
import type { HttpReply, HttpRequest, HttpRoute } from '#bot/ports/http-route.ts'
import type { LocalPerson, LocalWorld } from '../world.ts'
import { connectorError } from './connector-errors.ts'
import type { Installations } from './installations.ts'
import { findPlace, type Place } from './places.ts'

/** Teams raises smaller pages to this. */
const minPageSize = 50
const maxPageSize = 500
const defaultPageSize = 200

type Deps = { readonly world: LocalWorld; readonly installations: Installations }

export function connectorRosterRoutes({ world, installations }: Deps): readonly HttpRoute[] {
  /** The roster of a place where the bot is, else the connector's refusal. */
  const withMembers = (request: HttpRequest, answer: (members: readonly LocalPerson[], place: Place) => HttpReply): HttpReply => {
    const place = findPlace(world, request.params['conversationId'] ?? '')
    if (place === undefined) return connectorError('ConversationNotFound')
    if (!installations.has(place) && place.kind !== 'personal') return connectorError('BotNotInConversationRoster')
    if (place.kind === 'personal' && !installations.reaches(place.person.personId)) return connectorError('BotNotInConversationRoster')
    return answer(
      world.people.filter((person) => place.memberIds.includes(person.personId)),
      place,
    )
  }
  const withTeam = (request: HttpRequest, answer: (team: LocalWorld['teams'][number]) => unknown): HttpReply => {
    const team = world.teams.find((candidate) => candidate.threadId === request.params['teamId'])
    if (team === undefined) return connectorError('TeamNotFound')
    const place = findPlace(world, team.threadId)
    if (place === undefined || !installations.has(place)) return connectorError('BotNotInConversationRoster')
    return { status: 200, body: answer(team) }
  }

  return [
    {
      method: 'GET',
      path: '/local/connector/v3/conversations/:conversationId/members',
      handle: async (request) => withMembers(request, (members) => ({ status: 200, body: members.map(memberOf(world)) })),
    },
    {
      method: 'GET',
      path: '/local/connector/v3/conversations/:conversationId/members/:memberId',
      handle: async (request) =>
        withMembers(request, (members) => {
          const memberId = request.params['memberId'] ?? ''
          const member = members.find((person) => person.userId === memberId || person.personId === memberId.toLowerCase())
          return member === undefined ? connectorError('MemberNotFoundInConversation') : { status: 200, body: memberOf(world)(member) }
        }),
    },
    {
      method: 'GET',
      path: '/local/connector/v3/conversations/:conversationId/pagedmembers',
      handle: async (request) =>
        withMembers(request, (members) => {
          const start = readToken(request.query.get('continuationToken'))
          if (start === null) return connectorError('BadSyntax')
          const size = pageSizeOf(request.query.get('pageSize'))
          const page = members.slice(start, start + size).map(memberOf(world))
          const isLast = start + size >= members.length
          return { status: 200, body: { members: page, ...(!isLast && { continuationToken: writeToken(start + size) }) } }
        }),
    },
    {
      method: 'GET',
      path: '/local/connector/v3/teams/:teamId',
      handle: async (request) =>
        withTeam(request, (team) => ({
          id: team.threadId,
          name: team.name,
          aadGroupId: team.teamId,
          tenantId: world.tenantId,
          type: 'standard',
          channelCount: team.channels.length,
          memberCount: team.memberIds.length,
        })),
    },
    {
      method: 'GET',
      path: '/local/connector/v3/teams/:teamId/conversations',
      // Teams leaves out the name of General, so that clients show it in their own language.
      handle: async (request) =>
        withTeam(request, (team) => ({
          conversations: team.channels.map((channel) => ({
            id: channel.channelId,
            name: channel.channelId === team.threadId ? null : channel.name,
            type: 'standard',
          })),
        })),
    },
  ]
}

/** A person as a member; `objectId` and `aadObjectId` say the same, as in Teams. */
const memberOf = (world: LocalWorld) => (person: LocalPerson) => ({
  id: person.userId,
  name: person.name,
  givenName: person.givenName,
  surname: person.surname,
  email: person.userPrincipalName,
  userPrincipalName: person.userPrincipalName,
  objectId: person.personId,
  aadObjectId: person.personId,
  tenantId: world.tenantId,
  userRole: 'user',
})

/** Within Teams' limits, whatever was asked for. */
export function pageSizeOf(asked: string | null): number {
  const size = Number(asked ?? defaultPageSize)
  if (!Number.isInteger(size) || size <= 0) return defaultPageSize
  return Math.min(maxPageSize, Math.max(minPageSize, size))
}

const writeToken = (start: number) => Buffer.from(`from:${start}`).toString('base64url')

/** Null for a token that this connector never wrote. */
function readToken(token: string | null): number | null {
  if (token === null || token === '') return 0
  const text = Buffer.from(token, 'base64url').toString()
  return /^from:\d+$/u.test(text) ? Number(text.slice('from:'.length)) : null
}

/** The tenant of local mode: one company, two teams, one group chat, the bot. Ids have the shapes that Teams gives them, and never change. */
import { personId, teamId, type PersonId, type TeamId, type TenantId } from '#domain/ids.ts'
import { localAppId, localTenantId } from '#bot/ports/local-tenant.ts'

export type LocalPerson = {
  /** Short and stable, such as `ana`; in the page's address and in tests. */
  readonly key: string
  readonly personId: PersonId
  /** `29:…`, as in `from.id`; known to this bot only. */
  readonly userId: string
  readonly name: string
  readonly givenName: string
  readonly surname: string
  readonly role: string
  readonly userPrincipalName: string
  /** Conversation of this person with the bot, `a:…`. */
  readonly personalChatId: string
}

export type LocalChannel = { readonly channelId: string; readonly name: string }

export type LocalTeam = {
  readonly key: string
  readonly teamId: TeamId
  /** `19:…@thread.tacv2`: id of the team for the connector, and of its General channel. */
  readonly threadId: string
  readonly name: string
  /** General first. */
  readonly channels: readonly LocalChannel[]
  readonly memberIds: readonly PersonId[]
}

export type LocalGroupChat = { readonly chatId: string; readonly name: string; readonly memberIds: readonly PersonId[] }

export type LocalWorld = {
  readonly appId: string
  readonly tenantId: TenantId
  readonly bot: { readonly id: string; readonly name: string }
  /** What every local client says of itself. */
  readonly client: { readonly locale: string; readonly country: string; readonly platform: string; readonly timezone: string }
  readonly people: readonly LocalPerson[]
  /** As they are now: teams are renamed, joined, left and deleted. */
  readonly teams: readonly LocalTeam[]
  readonly groupChats: readonly LocalGroupChat[]
  /** @param change - from the teams as they are to the teams as they shall be */
  readonly changeTeams: (change: (teams: readonly LocalTeam[]) => readonly LocalTeam[]) => void
}

/** Gives the people their ids and puts them in their teams: all in *Field Service North*, the last two also in *Field Service South*. */
export function createWorld(people: readonly { readonly key: string; readonly name: string; readonly role: string }[]): LocalWorld {
  const members = people.map(toLocalPerson)
  let teams = firstTeams(members.map((person) => person.personId))
  return {
    appId: localAppId,
    tenantId: localTenantId,
    bot: { id: `28:${localAppId}`, name: 'Commonplace' },
    client: { locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London' },
    people: members,
    get teams() {
      return teams
    },
    groupChats: [{ chatId: '19:3b9aoncallweek48@thread.v2', name: 'On call, week 48', memberIds: onCall(members) }],
    changeTeams: (change) => {
      teams = change(teams)
    },
  }
}

const firstTeams = (all: readonly PersonId[]): readonly LocalTeam[] => [
  {
    key: 'north',
    teamId: teamId('9a3f0000-0000-4000-8000-000000000001'),
    threadId: '19:1f5e0northgeneral0000000000000001@thread.tacv2',
    name: 'Field Service North',
    channels: [
      { channelId: '19:1f5e0northgeneral0000000000000001@thread.tacv2', name: 'General' },
      { channelId: '19:1f5e0northcontrols000000000000002@thread.tacv2', name: 'Controls' },
    ],
    memberIds: all,
  },
  {
    key: 'south',
    teamId: teamId('9a3f0000-0000-4000-8000-000000000002'),
    threadId: '19:2c7d0southgeneral0000000000000001@thread.tacv2',
    name: 'Field Service South',
    channels: [{ channelId: '19:2c7d0southgeneral0000000000000001@thread.tacv2', name: 'General' }],
    memberIds: all.slice(-2),
  },
]

/** Who is on call; in a world of other people, the first four. */
function onCall(people: readonly LocalPerson[]): readonly PersonId[] {
  const named = people.filter((person) => ['kwame', 'jonas', 'ana', 'tomasz'].includes(person.key))
  return (named.length === 4 ? named : people.slice(0, 4)).map((person) => person.personId)
}

function toLocalPerson(person: { readonly key: string; readonly name: string; readonly role: string }, index: number): LocalPerson {
  const [givenName = person.name, ...rest] = person.name.split(' ')
  const number = String(index + 1).padStart(4, '0')
  return {
    ...person,
    personId: personId(`5e1f0000-0000-4000-8000-00000000${number}`),
    userId: `29:1LocalOnlyKnownToThisBot-${person.key}-${number}`,
    givenName,
    surname: rest.join(' '),
    userPrincipalName: `${person.key}@fieldservice.example`,
    personalChatId: `a:1LocalPersonalChat-${person.key}-${number}`,
  }
}

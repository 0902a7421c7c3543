/** The roster and the details of a team, asked of the connector. */
import * as z from 'zod/mini'
import { AppError } from '#domain/errors.ts'
import { personId, teamId, type TeamId, type ThreadId } from '#domain/ids.ts'
import { cleanName } from '#domain/people/clean-name.ts'
import { cleanLine } from '#domain/text.ts'
import type { Team } from '#domain/teams/team.ts'
import type { Roster, RosterMember } from '#bot/ports/roster.ts'
import type { ConnectorClients } from './connector-clients.ts'

/** Teams raises smaller pages to 50 and cuts larger ones at 500. */
const pageSize = 500
/** More than any team may have (25,000 members). */
const maxPages = 60

export function createTeamsRoster(clients: ConnectorClients): Roster {
  async function* pages({ serviceUrl, threadId }: Pick<Team, 'serviceUrl' | 'threadId'>): AsyncIterable<readonly RosterMember[]> {
    let continuationToken: string | undefined
    for (let page = 0; page < maxPages; page += 1) {
      const answer = await asking(async () => {
        const client = await clients.conversations(serviceUrl)
        // The typings want a token even for the first page, which has none.
        const options = { pageSize, ...(continuationToken === undefined ? {} : { continuationToken }) } as {
          pageSize: number
          continuationToken: string
        }
        return client.conversations.getConversationPagedMembers(threadId, options)
      })
      if (answer === nobody) return
      const { members, next } = readPage(answer)
      yield members
      if (next === undefined || next === '') return
      continuationToken = next
    }
  }

  return {
    pages,
    async member(team, wanted, everyone) {
      const direct = await asking(async () => {
        const client = await clients.conversations(team.serviceUrl)
        return client.conversations.getConversationMember(team.threadId, wanted)
      })
      const found = rosterMemberOf(direct)
      if (found !== null) return found.personId === wanted ? found : null
      // Teams looks people up by Entra id; clients that only know their own ids answer 404, and then the whole roster has the last word.
      if (everyone !== undefined) return (await everyone()).get(wanted) ?? null
      for await (const page of pages(team)) {
        const listed = page.find((member) => member.personId === wanted)
        if (listed !== undefined) return listed
      }
      return null
    },
  }
}

/** The group id and name of a team whose activity came without them. @throws AppError `roster-unreachable` */
export async function readTeamDetails(
  clients: ConnectorClients,
  serviceUrl: string,
  thread: ThreadId,
): Promise<{ readonly teamId: TeamId; readonly name: string } | null> {
  const details = detailsSchema.safeParse(await asking(async () => (await clients.teams(serviceUrl)).teams.fetchTeamDetails(thread)))
  if (!details.success) return null
  return { teamId: teamId(details.data.aadGroupId), name: cleanLine(details.data.name) }
}

/** A page without members is no answer. A member without a readable id is left out. */
const pageSchema = z.object({
  members: z.array(z.unknown()),
  continuationToken: z.catch(z.optional(z.string()), undefined),
})
const idSchema = z.catch(z.optional(z.string().check(z.minLength(1))), undefined)
const accountSchema = z.object({
  id: z.catch(z.string(), ''),
  aadObjectId: idSchema,
  objectId: idSchema,
  name: z.catch(z.string(), ''),
  userRole: z.catch(z.string(), ''),
})
const detailsSchema = z.object({ aadGroupId: z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/u)), name: z.catch(z.string(), '') })

/** @throws AppError `roster-unreachable` when nobody can be read in it, which is no team's roster: nobody may be taken for gone because of it */
function readPage(answer: unknown): { readonly members: readonly RosterMember[]; readonly next: string | undefined } {
  const page = pageSchema.safeParse(answer)
  const members = page.success ? page.data.members.flatMap((account) => rosterMemberOf(account) ?? []) : []
  if (members.length === 0) throw new AppError('roster-unreachable', {}, { cause: page.error })
  return { members, next: page.data?.continuationToken }
}

/** @returns null for whatever is no account of a person with an Entra id */
function rosterMemberOf(answer: unknown): RosterMember | null {
  const account = accountSchema.safeParse(answer)
  if (!account.success) return null
  // Teams writes the Entra id as `aadObjectId` on activities and as `objectId` in rosters.
  const id = account.data.aadObjectId ?? account.data.objectId
  if (id === undefined) return null
  const accountId = account.data.id
  return { personId: personId(id), accountId, name: cleanName(account.data.name), isGuest: account.data.userRole.toLowerCase() === 'guest' }
}

/** What Teams says of people and teams that it doesn't know. */
export const nobody = Symbol('nobody')

/** @returns `nobody` for a 404 (and for 403: the app isn't in that team, so nobody is known to be) */
export async function asking<Answer>(question: () => Promise<Answer>): Promise<Answer | typeof nobody> {
  try {
    return await question()
  } catch (error) {
    const { statusCode } = error as { statusCode?: number }
    if (statusCode === 404 || statusCode === 403) return nobody
    throw new AppError('roster-unreachable', {}, { cause: error })
  }
}

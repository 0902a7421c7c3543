/** A tenant of any size whose people are all asked at the same time: Friday at three, in teams of a hundred, in chats known since the installation. */
import { createHash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { personId, type PersonId } from '#domain/ids.ts'
import type { CheckInPlan } from '#domain/check-ins/plan.ts'
import { en } from '#domain/texts/en.ts'
import type { Team } from '#domain/teams/team.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import { mintMember, mintPerson, mintSteward, mintSystem, mintTeamJob } from '#bot/auth/mint.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { createRepositories } from '#bot/repositories.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import type { Roster, RosterMember } from '#bot/ports/roster.ts'
import { openStore, sqliteFileName } from '#bot/store/open-store.ts'
import { sqliteStore } from '#bot/store/sqlite/open-sqlite-store.ts'
import { listingPeople } from '#bot/store/repositories/people/listing-people.ts'
import { aTeam, bot } from '#tests/support/teams/cast.ts'

export const system: SystemActor = mintSystem(localTenantId)
export const perTeam = 100
const rosterPage = 500

export const fridayAtThree: CheckInPlan = {
  isOn: true,
  weekly: { weekday: 5, time: '15:00' },
  zone: 'Europe/Berlin',
  isOwnTime: true,
  questions: [
    { bank: 'learned', every: 1 },
    { bank: 'others-could-use', every: 1 },
    { bank: 'find-out', every: 2 },
  ],
  holidays: [],
  pausedUntil: null,
  roundUp: null,
}

/** @param at - from 0 */
export const memberAt = (at: number): RosterMember => ({
  personId: personId(`00000000-0000-4000-8000-${String(at).padStart(12, '0')}`),
  accountId: `29:${at}`,
  name: `Member ${at}`,
  isGuest: false,
})
/** Each person's own chat with the bot. */
export const chatOf = (person: PersonId): string => `a:${person}`

/** What planning and sending need, on this store: everything but who is in a team, and Teams itself. */
export function checkInParts(store: DocumentStore, clock: Clock) {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
  const { formerMember: formerName } = en.personal.settings
  return {
    ...createRepositories(listingPeople(store, clock), { clock, newId: uuidv7, hash, formerName }),
    gate: { person: mintPerson, system: mintSystem, teamJob: mintTeamJob },
    clock,
    texts: en,
    admitsGuests: false,
    // Everybody's chat is known.
    chats: { open: async () => ({ refused: 'not asked for' }) },
  }
}

/** Writes them into the folder's database, as installations and messages would; whoever gets it has nobody planned. @returns the teams */
export async function fillTenant(
  directory: string,
  given: { readonly clock: Clock; readonly people: number; readonly serviceUrl: string },
): Promise<readonly Team[]> {
  const { clock, people, serviceUrl } = given
  // Makes the file.
  await (await openStore({ kind: 'sqlite', directory }, { clock })).close()
  const file = join(directory, sqliteFileName)
  const database = new DatabaseSync(file)
  // What is measured comes later: until then nobody waits for the disk.
  database.exec('PRAGMA synchronous = OFF')
  const store = sqliteStore(database, { file, clock })
  const { registry, plans, memberships, chatBook } = checkInParts(store, clock)
  const teams = Array.from({ length: Math.ceil(people / perTeam) }, (_, at) => teamAt(at, serviceUrl))
  for (const [at, team] of teams.entries()) {
    await registry.write(system, team, { at: instantOf(clock), replaces: null })
    const member = memberAt(at * perTeam)
    const steward = mintSteward(mintMember(mintPerson({ tenantId: localTenantId, ...member }), team, member))
    if (steward === null) throw new Error('Whoever writes the plan is no steward.')
    await plans.write(steward, fridayAtThree, null)
    for (const { personId: of, name, accountId } of membersOf(at, people)) {
      await memberships.remember(system, of, team.teamId)
      const person = mintPerson({ tenantId: localTenantId, personId: of })
      await chatBook.meet(person, { account: { serviceUrl, botId: bot.id, accountId }, name })
      await chatBook.remember(person, { address: { serviceUrl, conversationId: chatOf(of), botId: bot.id }, name })
    }
  }
  await store.close()
  return teams
}

/** Who is in these teams, in pages as Teams gives them. */
export const rosterOf = (teams: readonly Team[], people: number): Roster => ({
  member: async () => null,
  async *pages({ teamId: of }) {
    const members = membersOf(
      teams.findIndex((team) => team.teamId === of),
      people,
    )
    for (let at = 0; at < members.length; at += rosterPage) yield members.slice(at, at + rosterPage)
  },
})

const membersOf = (team: number, people: number): readonly RosterMember[] =>
  Array.from({ length: Math.min(perTeam, people - team * perTeam) }, (_, at) => memberAt(team * perTeam + at))

const teamAt = (at: number, serviceUrl: string): Team => ({
  ...aTeam(`Team ${at}`),
  serviceUrl,
  botId: bot.id,
  addedBy: null,
  stewards: [{ personId: memberAt(at * perTeam).personId, name: 'Steward' }],
  steppedDown: null,
  status: 'active',
  retentionMonths: null,
  removedAt: null,
})

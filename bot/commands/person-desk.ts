/** What the command about one person needs of the service: to find them, to take out what is stored of them, and to delete it. */
import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { submissionId, type PersonId, type TenantId } from '#domain/ids.ts'
import type { Person, TeamMember } from '#domain/people/actors.ts'
import type { Team } from '#domain/teams/team.ts'
import { textsFor } from '#domain/texts/texts.ts'
import { mintMember, mintPerson, mintSystem, mintTeamJob } from '#bot/auth/mint.ts'
import type { StoreOnly } from '#bot/config/store-only.ts'
import { ownFiles } from '#bot/files/write-own.ts'
import { createLog } from '#bot/log.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { Contributions, Place } from '#bot/ports/deletions.ts'
import { teamPartition, tenantPartition } from '#bot/ports/partition-keys.ts'
import { createRepositories } from '#bot/repositories.ts'
import { createPacer } from '#bot/search/pacer.ts'
import { teamDocumentTypes } from '#bot/store/repositories/people/forget-in-team.ts'
import { listingPeople, personDocumentId } from '#bot/store/repositories/people/listing-people.ts'
import { allMentioning } from '#bot/store/repositories/people/mentioning.ts'
import { packFile } from '#bot/store/sqlite/erase.ts'
import { deleteMe } from '#bot/usecases/people/delete-me.ts'
import { exportMe } from '#bot/usecases/people/export-me.ts'
import { forgetPerson } from '#bot/usecases/people/forget-person.ts'
import { databaseFile, openExisting } from './existing-store.ts'

/** Somebody of whom something is stored. */
export type Found = {
  readonly person: Person
  /** Entries of the notebook, also deleted ones that can still be restored. */
  readonly entries: number
  /** Where they left something, whether they are still in it or not. */
  readonly members: readonly TeamMember[]
}

export type PersonDesk = {
  /** @returns null when nothing is stored of anybody with this id */
  readonly find: (personId: PersonId) => Promise<Found | null>
  /** @returns everything about them as the text of a file: the same that they could take with them */
  readonly exported: (found: Found, format: 'json' | 'markdown') => Promise<string>
  /** @returns `later`: a message that names them is being sent just now, and the service does the rest */
  readonly remove: (found: Found, contributions: Contributions) => Promise<'done' | 'later'>
  readonly close: () => Promise<void>
}

const placesAtOnce = 100

export async function createPersonDesk({ store: config, tenants }: StoreOnly, clock: Clock): Promise<PersonDesk> {
  const opened = await openExisting(config, clock)
  const store = listingPeople(opened, clock)
  const texts = textsFor('en')
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
  const { formerMember: formerName } = texts.personal.settings
  const repositories = createRepositories(store, { clock, newId: uuidv7, hash, formerName })
  const pace = createPacer(20)

  const memberIn = async (person: Person, team: Team): Promise<TeamMember | null> => {
    let name = ''
    let isNamed = [team.addedBy, ...team.stewards].some((one) => one?.personId === person.personId)
    for (const type of teamDocumentTypes)
      for await (const [first] of allMentioning(store, teamPartition({ ...person, ...team }), type, person.personId)) {
        await pace()
        if (first === undefined) continue
        isNamed = true
        name ||= nameIn(first.document, person.personId)
      }
    return isNamed ? mintMember(person, team, { ...person, name, accountId: '', isGuest: false }) : null
  }

  /** Also those from which the app was removed, until they are deleted. */
  const teamsIn = async function* (tenantId: TenantId): AsyncIterable<Team> {
    const system = mintSystem(tenantId)
    for (let after: Place | null = null; ;) {
      const places: readonly Place[] = await repositories.traces.places(system, after, placesAtOnce)
      for (const place of places) {
        const known = place.kind === 'team' ? await repositories.registry.read(system, place.teamId) : null
        if (known !== null) yield known.team
      }
      after = places.at(-1) ?? null
      if (after?.kind !== 'team') return
    }
  }

  const findIn = async (tenantId: TenantId, personId: PersonId): Promise<Found | null> => {
    const person = mintPerson({ tenantId, personId })
    let entries = 0
    for await (const page of repositories.notebook.everything(person)) entries += page.length
    const members: TeamMember[] = []
    for await (const team of teamsIn(tenantId)) {
      const member = await memberIn(person, team)
      if (member !== null) members.push(member)
    }
    const isListed = (await store.get('app', tenantPartition({ tenantId }), personDocumentId(personId))) !== null
    return isListed || entries > 0 || members.length > 0 ? { person, entries, members } : null
  }

  return {
    async find(personId) {
      for (const tenantId of tenants) {
        const found = await findIn(tenantId, personId)
        if (found !== null) return found
      }
      return null
    },
    async exported({ person, members }, format) {
      // Teams says of nobody who has left in which teams they were: what they left there does.
      const gate = { allTeams: async () => ({ members, leftOut: [] }) }
      return (await exportMe({ ...repositories, gate, clock, ownFiles: ownFiles(texts), pace }, person, { format })).file
    },
    async remove({ person }, contributions) {
      const submission = submissionId(uuidv7())
      const gate = { system: mintSystem, teamJob: mintTeamJob, forget: () => undefined }
      const deletionId = await deleteMe({ ...repositories, gate, hash }, person, { contributions, submissionId: submission })
      const system = mintSystem(person.tenantId)
      const deps = { ...repositories, clock, formerName, gate, log: createLog('warn') }
      // A service that runs may do the same meanwhile, which does no harm.
      while ((await repositories.deletions.read(system, deletionId)) !== null)
        if ((await forgetPerson(deps, system, { deletionId })) === 'busy') return 'later'
      if (config.kind === 'sqlite') packFile(databaseFile(config.directory))
      return 'done'
    },
    close: () => opened.close(),
  }
}

/** As what they were known, when the document says it. */
function nameIn(value: unknown, personId: PersonId): string {
  if (typeof value !== 'object' || value === null) return ''
  if ('personId' in value && value.personId === personId && 'name' in value && typeof value.name === 'string') return value.name
  return (
    Object.values(value)
      .map((inner) => nameIn(inner, personId))
      .find((name) => name !== '') ?? ''
  )
}

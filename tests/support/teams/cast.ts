/** The people and teams of the conversation tests. Ids have the shapes that Teams gives them. */
import { createHash } from 'node:crypto'
import { personId, teamId, threadId, type PersonId, type TeamId, type ThreadId } from '#domain/ids.ts'

export type TestPerson = {
  readonly name: string
  /** Entra object id. */
  readonly personId: PersonId
  readonly isGuest?: true
  /** `29:…`, what Teams calls the person towards this bot. */
  readonly userId: string
}

export type TestTeam = {
  readonly name: string
  /** Entra group id. */
  readonly teamId: TeamId
  /** Of the team and of its General channel: in Teams the two are one. */
  readonly threadId: ThreadId
}

/** The same name gives the same ids. */
export function aPerson(name: string): TestPerson {
  return { name, personId: personId(guidOf(`person ${name}`)), userId: `29:1${digest(`user ${name}`).toString('base64url')}` }
}

/** The same name gives the same ids. */
export function aTeam(name: string): TestTeam {
  return {
    name,
    teamId: teamId(guidOf(`team ${name}`)),
    threadId: threadId(`19:${digest(`thread ${name}`).toString('hex').slice(0, 32)}@thread.tacv2`),
  }
}

/** As many people as a large team has. */
export const aCrowd = (count: number): readonly TestPerson[] =>
  Array.from({ length: count }, (_, at) => aPerson(`Member ${String(at + 1).padStart(5, '0')}`))

export const ada = aPerson('Ada Brandt')
export const ben = aPerson('Ben Okafor')
export const cleo = aPerson('Cleo Marchetti')

export const north = aTeam('Field Service North')
export const south = aTeam('Field Service South')

export const bot = { id: '28:608cacfd-1cea-40c9-b678-4b93e69bb72b', name: 'Commonplace' } as const

/** What Teams says the tenant is; local mode has one tenant whatever it says. */
export const tenant = 'b28fdbfd-2b78-4f93-b0f8-8881793f0f8f'

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function guidOf(text: string): string {
  const hex = digest(text).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

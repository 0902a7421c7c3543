/** A team that measures, on a store of its own: two stewards and a member, on the morning of 25 November 2026 in Berlin. */
import { createHash } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { submissionId } from '#domain/ids.ts'
import { metricOfTemplate } from '#domain/metrics/templates.ts'
import type { TeamMember, TeamSteward } from '#domain/people/actors.ts'
import type { Team } from '#domain/teams/team.ts'
import { en } from '#domain/texts/en.ts'
import { createMetricWriters, createTokenSecrets } from '#bot/auth/metric-tokens.ts'
import { mintMember, mintPerson, mintSteward, mintSystem, mintTeamJob } from '#bot/auth/mint.ts'
import { readTable } from '#bot/files/read-table.ts'
import { writeTable } from '#bot/files/write-table.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import type { KeptMetric } from '#bot/ports/metrics.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import { createRepositories } from '#bot/repositories.ts'
import { createMetric, type MetricForm } from '#bot/usecases/metrics/create-metric.ts'
import { giveReading } from '#bot/usecases/metrics/give-reading.ts'
import type { OpenedStore } from '#tests/contract/document-store.contract.ts'
import { openCosmosForTest } from '#tests/support/cosmos/open-cosmos.ts'
import { recordingLog } from '#tests/support/recording-log.ts'
import { openSqliteForTest } from '#tests/support/store/sqlite.ts'
import { tickingClock } from '#tests/support/store/ticking-clock.ts'
import { ada, ben, cleo, north, south, type TestPerson, type TestTeam } from '#tests/support/teams/cast.ts'

export const storeEngines: readonly (readonly [string, () => Promise<OpenedStore>])[] = [
  ['SQLite', openSqliteForTest],
  ['Cosmos DB', openCosmosForTest],
]

export type MeasuringTeam = Awaited<ReturnType<typeof measuringTeam>>

/** @param wrap - puts something between the service and the store */
export async function measuringTeam(
  open: () => Promise<OpenedStore> = openSqliteForTest,
  wrap: (store: DocumentStore) => DocumentStore = (same) => same,
) {
  const opened = await open()
  onTestFinished(opened.close)
  const { clock, advance } = tickingClock(Date.parse('2026-11-25T09:00:00.000Z'))
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
  const log = recordingLog()
  const partsOn = (store: DocumentStore) => {
    const repositories = createRepositories(store, { clock, newId: uuidv7, hash, formerName: en.personal.settings.formerMember })
    return {
      ...repositories,
      gate: { teamJob: mintTeamJob, everyone: async () => new Map([ada, ben, cleo].map((person) => [person.personId, asRoster(person)])) },
      tokenSecrets: createTokenSecrets({ hash }),
      writers: createMetricWriters({ ...repositories, clock, hash }),
      readTable,
      writeTable,
      clock,
      newId: uuidv7,
      hash,
      log: log.log,
    }
  }
  const deps = partsOn(wrap(opened.store))
  const theTeam = teamOf(north)
  for (const team of [theTeam, teamOf(south)]) await deps.registry.write(system, team, { at: '2026-11-01T09:00:00.000Z', replaces: null })

  const begin = (form: Partial<MetricForm> = {}, by: TeamMember = memberIn(theTeam, cleo)): Promise<KeptMetric> =>
    createMetric(deps, by, { form: aMetricForm(form), keepName: false, submissionId: aSubmission() })

  return {
    deps,
    /** Another instance of the service on the same data. */
    other: partsOn(opened.second),
    store: opened.store,
    log,
    adaTheSteward: stewardIn(theTeam, ada),
    benTheSteward: stewardIn(theTeam, ben),
    cleoTheMember: memberIn(theTeam, cleo),
    adaInSouth: stewardIn(teamOf(south), ada),
    begin,
    /** Month after month from the first one on. */
    give: async (metric: KeptMetric, first: string, values: readonly number[], by: TeamMember = memberIn(theTeam, cleo)): Promise<void> => {
      const [year, month] = first.split('-').map(Number)
      for (const [at, value] of values.entries()) {
        const index = (year ?? 0) * 12 + (month ?? 1) - 1 + at
        const period = `${String(Math.floor(index / 12))}-${String((index % 12) + 1).padStart(2, '0')}`
        await giveReading(deps, by, { metricId: metric.metricId, reading: { period, value, note: '' }, seen: null })
      }
    },
    pass: async (days: number): Promise<void> => {
      await advance(days * 24 * 3_600)
      await opened.advance(days * 24 * 3_600)
    },
  }
}

export const aSubmission = () => submissionId(uuidv7())

/** A first-time fix rate in per cent, by the month. */
export const aMetricForm = (change: Partial<MetricForm> = {}): MetricForm => {
  const { bounds, ...content } = metricOfTemplate('first-time-fix', en.metrics)
  return { ...content, bounds: { ...bounds }, ...change }
}

export const system = mintSystem(localTenantId)

function teamOf({ teamId, threadId, name }: TestTeam): Team {
  const stewards = [ada, ben].map(({ personId, name: of }) => ({ personId, name: of }))
  const rest = { addedBy: null, steppedDown: null, status: 'active', retentionMonths: null, removedAt: null } as const
  return { teamId, threadId, name, serviceUrl: 'http://127.0.0.1:1/', botId: '28:bot', stewards, ...rest }
}

const asRoster = ({ personId, name, userId }: TestPerson) => ({ personId, name, accountId: userId, isGuest: false })

const memberIn = (team: Team, person: TestPerson): TeamMember =>
  mintMember(mintPerson({ tenantId: localTenantId, personId: person.personId }), team, asRoster(person))

function stewardIn(team: Team, person: TestPerson): TeamSteward {
  const steward = mintSteward(memberIn(team, person))
  if (steward === null) throw new Error(`${person.name} is no steward.`)
  return steward
}

/** S9, S14, S16–S18: everybody of a team has one row a week, at their own time, however often and with whatever trouble it is planned. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '#domain/errors.ts'
import { personId, teamId, tenantId, threadId, type PersonId, type TeamId } from '#domain/ids.ts'
import { readIsoWeek, weeksAfter, type IsoWeek } from '#domain/check-ins/iso-week.ts'
import { everyDay, type CheckInPlan, type OwnTimes } from '#domain/check-ins/plan.ts'
import type { Team } from '#domain/teams/team.ts'
import { mintMember, mintPerson, mintSteward, mintSystem, mintTeamJob } from '#bot/auth/mint.ts'
import type { RosterMember } from '#bot/ports/roster.ts'
import { createChatBook } from '#bot/store/repositories/chat-book.ts'
import { createCheckInPlans, createOwnTimes } from '#bot/store/repositories/check-in-plans.ts'
import { createCheckInRows } from '#bot/store/repositories/check-in-rows.ts'
import { checkInsPartition } from '#bot/ports/partition-keys.ts'
import { createMemberships } from '#bot/store/repositories/memberships.ts'
import { createTeamRegistry } from '#bot/store/repositories/team-registry.ts'
import { planTeam, type PlanTeamDeps } from '#bot/usecases/check-ins/plan-team.ts'
import type { OpenedStore } from '#tests/contract/document-store.contract.ts'
import { openCosmosForTest } from '#tests/support/cosmos/open-cosmos.ts'
import { openSqliteForTest } from '#tests/support/store/sqlite.ts'

const monday = '2026-11-23T09:00:00.000Z'
const week = readIsoWeek('2026-W48') ?? expect.fail()
const fridayAtThree: CheckInPlan = {
  isOn: true,
  weekly: { weekday: 5, time: '15:00' },
  zone: 'Europe/Berlin',
  isOwnTime: true,
  questions: [{ bank: 'learned', every: 1 }],
  holidays: [],
  roundUp: null,
  pausedUntil: null,
}
const noWishes: OwnTimes = { weekly: null, workingDays: everyDay, pause: null }

describe.each<readonly [string, () => Promise<OpenedStore>]>([
  ['SQLite', openSqliteForTest],
  ['Cosmos DB', openCosmosForTest],
])('%s', (engine, open) => {
  let opened: OpenedStore
  let nowMs = 0
  let made = 0
  let system = mintSystem(tenantId('none'))
  const clock = { nowMs: () => nowMs }
  const rosters = new Map<TeamId, readonly (readonly RosterMember[])[]>()
  let failsAt: number | null = null
  beforeAll(async () => (opened = await open()))
  afterAll(() => opened.close())
  beforeEach(() => {
    nowMs = Date.parse(monday)
    failsAt = null
    system = mintSystem(tenantId(`tenant-${(made += 1)}`))
  })

  const account = (id: string): RosterMember => ({ personId: personId(id), accountId: `29:${id}`, name: id, isGuest: false })
  const deps = (): PlanTeamDeps => ({
    registry: createTeamRegistry(opened.store),
    plans: createCheckInPlans(opened.store, clock),
    times: createOwnTimes(opened.store, clock),
    memberships: createMemberships(opened.store, clock),
    checkInRows: createCheckInRows(opened.store, clock),
    gate: { person: mintPerson, system: mintSystem, teamJob: mintTeamJob },
    chatBook: createChatBook(opened.store, clock),
    roster: {
      async *pages(team) {
        for (const [at, page] of (rosters.get(team.teamId) ?? []).entries()) {
          if (at === failsAt) throw new AppError('roster-unreachable')
          yield page
        }
      },
    },
    clock,
    admitsGuests: false,
    pace: async () => {},
  })
  const stewardOf = (team: Team) => {
    const person = mintPerson({ tenantId: system.tenantId, personId: personId('steward') })
    const asSteward = { ...team, stewards: [{ personId: person.personId, name: 'Steward' }] }
    return mintSteward(mintMember(person, asSteward, account('steward'), false)) ?? expect.fail()
  }
  /** A team with the app, these people in pages of `pageSize`, and this plan. */
  const aTeam = async (
    name: string,
    people: readonly string[],
    plan: CheckInPlan | null = fridayAtThree,
    pageSize = 500,
  ): Promise<Team> => {
    const id = teamId(`${name}-${made}`)
    const team: Team = {
      teamId: id,
      threadId: threadId(`19:${id}`),
      name,
      serviceUrl: 'https://example.org/',
      botId: '28:bot',
      addedBy: null,
      stewards: [],
      steppedDown: null,
      status: 'active',
      retentionMonths: null,
      removedAt: null,
    }
    await createTeamRegistry(opened.store).write(system, team, { at: monday, replaces: null })
    rosters.set(
      id,
      Array.from({ length: Math.ceil(people.length / pageSize) }, (_, at) => people.slice(at * pageSize, (at + 1) * pageSize).map(account)),
    )
    if (plan !== null) await createCheckInPlans(opened.store, clock).write(stewardOf(team), plan, null)
    await Promise.all(people.map((person) => remember(person, team)))
    return team
  }
  const dueOf = async (person: string, of: IsoWeek = week): Promise<string | null> =>
    (await deps().checkInRows.read(system, of, personId(person)))?.row.dueAt ?? null
  const wishes = (person: string, own: Partial<OwnTimes>, zone: string | null = null): Promise<unknown> =>
    createOwnTimes(opened.store, clock).change(mintPerson({ tenantId: system.tenantId, personId: personId(person) }), (before) => ({
      ...before,
      own: { ...noWishes, ...own },
      zone,
    }))
  const remember = (person: string, team: Team): Promise<void> =>
    createMemberships(opened.store, clock).remember(system, personId(person) satisfies PersonId, team.teamId)

  test('each at their own time; without a zone of their own at the team’s', async () => {
    const team = await aTeam('north', ['ada', 'ben', 'cleo', 'dora'])
    await wishes('ben', {}, 'America/New_York')
    await wishes('cleo', { weekly: { weekday: 2, time: '08:00' } }, 'Asia/Tokyo')
    await wishes('dora', { pause: 'stopped' })
    await planTeam(deps(), system, team)
    expect(await Promise.all(['ada', 'ben', 'cleo', 'dora'].map((person) => dueOf(person)))).toEqual([
      '2026-11-27T14:00:00.000Z',
      '2026-11-27T20:00:00.000Z',
      '2026-11-23T23:00:00.000Z',
      null,
    ])
  })

  test('A15: whoever deleted themselves stays in the roster, and is left in peace', async () => {
    const team = await aTeam('north', ['ada', 'ben'])
    await createMemberships(opened.store, clock).forget(system, personId('ben'), team.teamId)
    await planTeam(deps(), system, team)
    expect([await dueOf('ada'), await dueOf('ben')]).toEqual(['2026-11-27T14:00:00.000Z', null])
    expect(await createChatBook(opened.store, clock).find(mintPerson({ tenantId: system.tenantId, personId: personId('ben') }))).toBeNull()
  })

  test('S18: in three teams it is one row, at the earliest of their times', async () => {
    const wednesday = { ...fridayAtThree, weekly: { weekday: 3 as const, time: '10:00' } }
    const teams = [await aTeam('north', ['ada']), await aTeam('south', ['ada'], wednesday), await aTeam('west', ['ada'])]
    for (const team of teams) await remember('ada', team)
    for (const team of teams) await planTeam(deps(), system, team)
    expect(await dueOf('ada')).toBe('2026-11-25T09:00:00.000Z')
    expect(await deps().checkInRows.due(system, '2026-12-31T00:00:00.000Z', 100)).toHaveLength(1)
  })

  test('S17: of 5,000 the seventh page fails; the next run misses nobody and plans nobody twice', async () => {
    // The fake answers over HTTP: a tenth of the people shows the same there.
    const count = engine === 'SQLite' ? 5_000 : 500
    const people = Array.from({ length: count }, (_, at) => `person-${at}`)
    const team = await aTeam('large', people, fridayAtThree, count / 10)
    failsAt = 6
    await expect(planTeam(deps(), system, team)).rejects.toMatchObject({ code: 'roster-unreachable' })
    failsAt = null
    await planTeam(deps(), system, team)
    // One document for a person and a week: as many as people is everybody once.
    expect(await opened.store.count('ops', checkInsPartition(system), { type: 'check-in-row' })).toBe(count)
  })

  test('a plan that changes moves those who wait, and nobody who has been asked', async () => {
    const team = await aTeam('north', ['ada', 'ben'])
    await planTeam(deps(), system, team)
    const { checkInRows: rows, plans } = deps()
    const asked = (await rows.read(system, week, personId('ben'))) ?? expect.fail()
    await rows.change(system, { ...asked.row, status: 'sent' }, asked.version)
    const { revision } = (await plans.read(mintTeamJob(system.tenantId, team.teamId))) ?? expect.fail()
    const thursday = { ...fridayAtThree, weekly: { weekday: 4 as const, time: '09:00' } }
    await createCheckInPlans(opened.store, clock).write(stewardOf(team), thursday, revision)
    await planTeam(deps(), system, team)
    expect(await dueOf('ada')).toBe('2026-11-26T08:00:00.000Z')
    expect((await rows.read(system, week, personId('ben')))?.row).toMatchObject({ status: 'sent', plannedFor: '2026-11-27T14:00:00.000Z' })
  })

  test('S9: who moves to another zone after they were asked is not asked again in that week', async () => {
    const team = await aTeam('north', ['ada'])
    await planTeam(deps(), system, team)
    const { checkInRows: rows } = deps()
    const asked = (await rows.read(system, week, personId('ada'))) ?? expect.fail()
    await rows.change(system, { ...asked.row, status: 'sent' }, asked.version)
    await wishes('ada', {}, 'Pacific/Honolulu')
    await planTeam(deps(), system, team)
    expect((await rows.read(system, week, personId('ada')))?.row.status).toBe('sent')
  })

  test('a plan made on Friday evening asks next Friday, not at once', async () => {
    nowMs = Date.parse('2026-11-27T18:00:00.000Z')
    const team = await aTeam('north', ['ada'])
    await planTeam(deps(), system, team)
    expect((await deps().checkInRows.read(system, week, personId('ada')))?.row).toMatchObject({ status: 'skipped', reason: 'it was over' })
    nowMs = Date.parse('2026-11-28T12:00:00.000Z')
    await planTeam(deps(), system, team)
    expect(await dueOf('ada', weeksAfter(week, 1))).toBe('2026-12-04T14:00:00.000Z')
  })

  test('it is told when to come again, and to end when the team asks nobody', async () => {
    const team = await aTeam('north', ['ada'])
    expect(new Date(nowMs + (await planTeam(deps(), system, team)).leftMs).toISOString()).toBe('2026-11-28T10:00:00.000Z')
    expect(await planTeam(deps(), system, await aTeam('silent', ['ada'], null))).toEqual({ leftMs: 0 })
    expect(await planTeam(deps(), system, await aTeam('off', ['ada'], { ...fridayAtThree, isOn: false }))).toEqual({ leftMs: 0 })
    expect(await planTeam(deps(), system, { teamId: teamId('nobody') })).toEqual({ leftMs: 0 })
  })

  test('S14: who joins between two runs is planned with the next one, and nobody else twice', async () => {
    const team = await aTeam('north', ['ada'])
    await planTeam(deps(), system, team)
    rosters.set(team.teamId, [['ada', 'ben'].map(account)])
    await remember('ben', team)
    await planTeam(deps(), system, team)
    expect(await dueOf('ben')).toBe('2026-11-27T14:00:00.000Z')
    expect(await opened.store.count('ops', checkInsPartition(system), { type: 'check-in-row' })).toBe(2)
  })

  test('S15: a team that has lost the app is planned no more, and its planning ends', async () => {
    const team = await aTeam('north', ['ada'])
    const registry = createTeamRegistry(opened.store)
    const known = (await registry.read(system, team.teamId)) ?? expect.fail()
    await registry.write(system, { ...known.team, status: 'removed', removedAt: monday }, { at: monday, replaces: known.version })
    expect(await planTeam(deps(), system, team)).toEqual({ leftMs: 0 })
    expect(await dueOf('ada')).toBeNull()
  })

  test('of two who change a plan at once one is told that it has changed', async () => {
    const team = await aTeam('north', ['ada'])
    const write = () => createCheckInPlans(opened.store, clock).write(stewardOf(team), { ...fridayAtThree, isOn: false }, 1)
    const both = await Promise.allSettled([write(), write()])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(write()).rejects.toMatchObject({ code: 'stale-version' })
  })
})

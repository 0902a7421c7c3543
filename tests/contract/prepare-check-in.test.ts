/** S9, S11, S14–S16: what was planned days ago is looked at again before anybody is asked. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readIsoWeek } from '#domain/check-ins/iso-week.ts'
import { everyDay, type CheckInPlan, type OwnTimes } from '#domain/check-ins/plan.ts'
import { personId } from '#domain/ids.ts'
import { mintSystem } from '#bot/auth/mint.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import type { CheckInRow } from '#bot/ports/check-in-rows.ts'
import { createCheckInPlans, createOwnTimes } from '#bot/store/repositories/check-in-plans.ts'
import { createCheckInRows } from '#bot/store/repositories/check-in-rows.ts'
import { createCheckIns } from '#bot/store/repositories/check-ins.ts'
import { createMemberships } from '#bot/store/repositories/memberships.ts'
import { createTeamRegistry } from '#bot/store/repositories/team-registry.ts'
import { answerCheckIn } from '#bot/usecases/check-ins/answer-check-in.ts'
import { prepareCheckIn, type Prepared } from '#bot/usecases/check-ins/prepare-check-in.ts'
import { askLater, pauseCheckIns, skipWeek, type PutOffDeps } from '#bot/usecases/check-ins/put-off.ts'
import { engines, type OnEngine } from '#tests/support/engines.ts'
import { installationUpdate, membersRemoved } from '#tests/support/teams/activities/installation.ts'
import { ada, ben, north, south } from '#tests/support/teams/cast.ts'

const week = readIsoWeek('2026-W48') ?? expect.fail()
const friday = '2026-11-27T14:00:00.000Z'
const hourMs = 3_600_000
const plan: CheckInPlan = {
  isOn: true,
  weekly: { weekday: 5, time: '15:00' },
  zone: 'Europe/Berlin',
  isOwnTime: true,
  questions: [
    { bank: 'learned', every: 1 },
    { bank: 'helped', every: 1 },
  ],
  holidays: [],
  roundUp: null,
  pausedUntil: null,
}
const noWishes: OwnTimes = { weekly: null, workingDays: everyDay, pause: null }

describe.each(engines)('%s', (_name, open) => {
  let engine: OnEngine
  const system = mintSystem(localTenantId)
  const clock = { nowMs: () => engine.app.clock.nowMs() }
  const gate = () => engine.app.app.gate
  const person = () => gate().person({ tenantId: localTenantId, personId: personId(ben.personId) })
  const parts = () => ({
    registry: createTeamRegistry(engine.store),
    plans: createCheckInPlans(engine.store, clock),
    times: createOwnTimes(engine.store, clock),
    memberships: createMemberships(engine.store, clock),
    checkInRows: createCheckInRows(engine.store, clock),
    checkIns: createCheckIns(engine.store, clock),
    gate: gate(),
    clock,
  })
  const change = async (next: Partial<CheckInPlan>): Promise<void> => {
    const steward = await gate().steward(gate().person({ tenantId: localTenantId, personId: personId(ada.personId) }), north.teamId)
    const { plans } = parts()
    await plans.write(steward, { ...plan, ...next }, (await plans.read(steward))?.revision ?? null)
  }
  const row = async (): Promise<CheckInRow> => (await parts().checkInRows.read(system, week, person().personId))?.row ?? expect.fail()
  const prepare = async (): Promise<Prepared> => prepareCheckIn(parts(), system, await row())
  const wishes = (own: Partial<OwnTimes>, zone: string | null = null) =>
    parts().times.change(person(), (before) => ({ ...before, own: { ...noWishes, ...own }, zone }))

  beforeEach(async () => {
    engine = await open()
    await engine.app.install(north, [ada, ben])
    await change({})
    await parts().checkInRows.plan(system, { week, personId: person().personId, dueAt: friday })
    engine.app.clock.advance(Date.parse(friday) - engine.app.clock.nowMs())
  })
  afterEach(() => engine.stop())

  test('who is due is asked the questions of the week, and the check-in is there to be answered', async () => {
    const prepared = await prepare()
    expect(prepared).toMatchObject({ what: 'ask', teamIds: [north.teamId], zone: 'Europe/Berlin', isGuessedZone: true, isLate: false })
    const { checkIns } = parts()
    expect((await checkIns.get(person(), week))?.questions.map(({ asked }) => asked)).toEqual([{ bank: 'learned' }, { bank: 'helped' }])
  })

  test.each<[string, () => Promise<unknown>, string]>([
    ['S16: who pauses', () => wishes({ pause: { until: '2026-11-28' } }), 'nobody-asks'],
    ['who has stopped', () => pauseCheckIns(parts(), person(), 'stopped'), 'stopped'],
    ['S16: a holiday that was set since', () => change({ holidays: [{ from: '2026-11-27', to: '2026-11-29', label: '' }] }), 'nobody-asks'],
    ['S16: a team that pauses', () => change({ pausedUntil: '2026-12-24' }), 'nobody-asks'],
    ['a team that asks no more', () => change({ isOn: false }), 'nobody-asks'],
    ['S14: who has left the team', () => engine.app.post(membersRemoved(north, ada, [ben])), 'nobody-asks'],
    ['S14: who has opted out since', () => pauseCheckIns(parts(), person(), { until: '2027-01-01' }), 'nobody-asks'],
    ['S15: a team that lost the app', () => engine.app.post(installationUpdate(north, ada, 'remove')), 'nobody-asks'],
    ['S15: a team that is gone', () => parts().registry.forget(system, north.teamId), 'nobody-asks'],
    ['S11: what is a day late', async () => engine.app.clock.advance(25 * hourMs), 'too-late'],
  ])('%s is not asked', async (_what, happens, reason) => {
    await happens()
    expect(await prepare()).toEqual({ what: 'skip', reason })
  })

  test('S14: who has joined another team since is asked what that one asks, too', async () => {
    // A day before: then nobody has been asked yet.
    engine.app.clock.advance(-24 * hourMs)
    await engine.app.install(south, [ada, ben])
    const steward = await gate().steward(gate().person({ tenantId: localTenantId, personId: personId(ada.personId) }), south.teamId)
    await parts().plans.write(steward, { ...plan, questions: [{ bank: 'find-out', every: 1 }] }, null)
    engine.app.clock.advance(24 * hourMs)
    const prepared = await prepare()
    expect(prepared).toMatchObject({ what: 'ask', teamIds: [north.teamId, south.teamId] })
    expect((await parts().checkIns.get(person(), week))?.questions).toHaveLength(3)
  })

  test('S11: within a day it is asked, and says that it is late', async () => {
    engine.app.clock.advance(20 * hourMs)
    expect(await prepare()).toMatchObject({ what: 'ask', isLate: true })
  })

  test('S9: whoever has moved west since then waits for their own three o’clock', async () => {
    await wishes({}, 'America/New_York')
    expect(await prepare()).toEqual({ what: 'wait', ms: 6 * hourMs })
  })

  test('who has answered everything is not asked again; who has answered one thing is asked the rest', async () => {
    await prepare()
    const deps = { ...engine.app.app.shareDeps, gate: gate(), checkIns: parts().checkIns }
    const said = (questionId: string) => ({ week, answers: [{ questionId, text: 'This', seen: 0, share: null }] })
    await answerCheckIn(deps, person(), said('q1'))
    expect(await prepare()).toMatchObject({ what: 'ask' })
    await answerCheckIn(deps, person(), said('q2'))
    expect(await prepare()).toEqual({ what: 'skip', reason: 'answered' })
  })

  test('who skips the week is not asked again in it', async () => {
    await prepare()
    await skipWeek(parts(), person(), week)
    expect(await prepare()).toEqual({ what: 'skip', reason: 'answered' })
  })

  test.each([
    ['in two hours', 'hours', '2026-11-27T16:00:00.000Z'],
    ['tomorrow at nine', 'tomorrow', '2026-11-30T08:00:00.000Z'],
  ] as const)('later: %s, whatever the plan says by then', async (_when, later, dueAt) => {
    await wishes({}, 'Europe/Berlin')
    const deps: PutOffDeps = parts()
    expect(await askLater(deps, person(), { week, later })).toBe(dueAt)
    expect(await row()).toMatchObject({ status: 'planned', isPutOff: true, dueAt, attempts: 0 })
    engine.app.clock.advance(Date.parse(dueAt) - engine.app.clock.nowMs())
    expect(await prepare()).toMatchObject({ what: 'ask', isLate: false })
  })
})

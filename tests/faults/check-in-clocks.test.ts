/** S10, S11, D7: clocks that jump, a service that was away, and instances that disagree about the time: nobody is asked twice, and never in a burst. */
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { weeksAfter, weekOfInstant, type IsoWeek } from '#domain/check-ins/iso-week.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { CheckInEnd } from '#bot/ports/telemetry.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { createCheckInDispatcher } from '#bot/scheduler/check-in-dispatcher.ts'
import { clockSkewMs } from '#bot/scheduler/outbox-sender.ts'
import { openStore } from '#bot/store/open-store.ts'
import { createLeases } from '#bot/store/repositories/leases.ts'
import { sendCheckIn } from '#bot/teams/check-ins/send-check-in.ts'
import { planTeam } from '#bot/usecases/check-ins/plan-team.ts'
import { checkInParts, fillTenant, memberAt, rosterOf, system } from '#tests/support/check-ins/crowded-tenant.ts'
import { recordingLog } from '#tests/support/recording-log.ts'
import { temporaryFolder } from '#tests/support/store/sqlite.ts'
import { virtualTime, type VirtualTime } from '#tests/support/time/virtual-time.ts'
import type { Team } from '#domain/teams/team.ts'

const installed = '2026-11-25T09:00:00.000Z'
const due = '2026-11-27T14:00:00.000Z'
const anHourBefore = '2026-11-27T13:00:00.000Z'
const week = weekOfInstant(due, 'Europe/Berlin')
const minuteMs = 60_000
const [hour, day] = [60, 24 * 60]
/** More than go out at once. */
const people = 9
const never = new AbortController().signal

let time: VirtualTime
let store: DocumentStore
let teams: readonly Team[]
/** How check-ins ended, as operators are told. */
let ends: CheckInEnd[]
/** Each card with the time that really was, and how it was addressed. */
let cards: { readonly conversation: string; readonly atMs: number; readonly isLate: boolean }[]
beforeEach(async () => {
  const { folder, remove } = temporaryFolder()
  time = virtualTime(installed)
  cards = []
  ends = []
  teams = await fillTenant(folder, { clock: time.clock, people, serviceUrl: 'https://example.org/' })
  store = await openStore({ kind: 'sqlite', directory: folder }, { clock: time.clock })
  onTestFinished(async () => {
    await store.close()
    remove()
  })
  time.jump(Date.parse(anHourBefore) - time.clock.nowMs())
})

/** What the service does every now and then, by its own clock. @param onCard - called with the number of each card; may never come back */
function instance(owner: string, clock: Clock, { skewMs = 0, onCard = async (_count: number): Promise<void> => {} } = {}) {
  const parts = checkInParts(store, clock)
  const roster = rosterOf(teams, people)
  let begun = 0
  const dispatcher = createCheckInDispatcher({
    rows: parts.checkInRows,
    clock,
    leases: createLeases(store, { clock, owner, leaseMs: 30_000, skewMs }),
    send: (from, row) =>
      sendCheckIn(
        {
          ...parts,
          roster,
          async send({ conversationId }, message) {
            await onCard((begun += 1))
            cards.push({ conversation: conversationId, atMs: time.clock.nowMs(), isLate: JSON.stringify(message).includes('This is for') })
            return { outcome: 'sent', activityId: null }
          },
        },
        from,
        row,
      ),
    timer: time.timer,
    log: recordingLog().log,
    telemetry: { checkInEnded: (end) => void ends.push(end) },
  })
  const plan = async (): Promise<void> => {
    for (const team of teams) await planTeam({ ...parts, roster, pace: async () => {} }, system, team)
  }
  return { plan, dispatch: () => dispatcher.run(system, never) }
}

/** How everybody's row of that week ended: each way once. */
async function endings(of: IsoWeek): Promise<readonly string[]> {
  const { checkInRows } = checkInParts(store, time.clock)
  const found = await Promise.all(Array.from({ length: people }, (_, at) => checkInRows.read(system, of, memberAt(at).personId)))
  return [...new Set(found.map((known) => (known === null ? 'none' : `${known.row.status} ${known.row.reason ?? ''}`.trim())))].toSorted()
}

function expectNoBurst(): void {
  for (const of of new Set(cards.map(({ conversation }) => conversation))) {
    const times = cards.flatMap(({ conversation, atMs }) => (conversation === of ? [atMs] : []))
    for (const [index, atMs] of times.slice(1).entries()) expect(atMs - (times[index] ?? atMs)).toBeGreaterThan(6 * day * minuteMs)
  }
}

type Step = { readonly wait: number } | { readonly jump: number }
const backAndForth = (minutes: number): readonly Step[] =>
  Array.from({ length: 10 }, (): readonly Step[] => [{ jump: minutes }, { wait: 7 }, { jump: -minutes }, { wait: 7 }]).flat()

describe('S10: a clock that jumps', () => {
  test.each<readonly [string, readonly Step[], readonly string[]]>([
    ['an hour on before it is due, and back', [{ wait: 30 }, { jump: hour }, { wait: 180 }, { jump: -hour }], ['sent']],
    ['an hour back before it is due, and on', [{ wait: 30 }, { jump: -hour }, { wait: 180 }, { jump: hour }], ['sent']],
    ['an hour back when all were asked', [{ wait: 65 }, { jump: -hour }], ['sent']],
    ['an hour on when all were asked', [{ wait: 65 }, { jump: hour }], ['sent']],
    ['ten days on before it is due, and back', [{ wait: 30 }, { jump: 10 * day }, { wait: 60 }, { jump: -10 * day }], ['skipped too-late']],
    ['ten days on when all were asked, and back', [{ wait: 65 }, { jump: 10 * day }, { wait: 60 }, { jump: -10 * day }], ['sent']],
    ['ten days back before it is due, and on', [{ wait: 30 }, { jump: -10 * day }, { wait: 60 }, { jump: 10 * day }], ['sent']],
    ['an hour on and back, ten times', backAndForth(hour), ['sent']],
    ['an hour back and on, ten times', backAndForth(-hour), ['sent']],
    ['ten days on and back, ten times', backAndForth(10 * day), ['skipped too-late']],
    ['ten days back and on, ten times', backAndForth(-10 * day), ['sent']],
  ])('%s', async (_what, steps, ended) => {
    let offMs = 0
    const service = instance('one', { nowMs: () => time.clock.nowMs() + offMs })
    for (const step of steps) {
      if ('jump' in step) offMs += step.jump * minuteMs
      else await ticking(service, step.wait, 7)
    }
    await ticking(service, 6 * hour, hour)
    expect(await endings(week)).toEqual(ended)
    expect(cards).toHaveLength(ended.includes('sent') ? people : 0)
    await ticking(service, 8 * day, 12 * hour)
    expect(await endings(weeksAfter(week, 1))).toEqual(['sent'])
    expectNoBurst()
  })

  test.each<readonly [string, number, readonly string[]]>([
    ['an hour on', hour, ['sent']],
    ['an hour back', -hour, ['sent']],
    ['ten days on', 10 * day, ['sent', 'skipped too-late']],
    ['ten days back', -10 * day, ['sent']],
  ])('%s in the middle of sending, and back an hour later', async (_what, minutes, ended) => {
    let offMs = 0
    const onCard = async (count: number): Promise<void> => void (offMs = count === 2 ? minutes * minuteMs : offMs)
    const service = instance('one', { nowMs: () => time.clock.nowMs() + offMs }, { onCard })
    await ticking(service, 120, 10)
    offMs = 0
    await ticking(service, 6 * hour, hour)
    expect(await endings(week)).toEqual(ended)
    if (ended.length === 1) expect(cards).toHaveLength(people)
    await ticking(service, 8 * day, 12 * hour)
    expect(await endings(weeksAfter(week, 1))).toEqual(['sent'])
    expectNoBurst()
  })
})

describe('S11: a service that was away when it was due', () => {
  const late = 'late, and says so'
  test.each<readonly [string, number, readonly string[], string]>([
    ['ten minutes', 10, ['sent'], 'as ever'],
    ['twenty hours', 20 * hour, ['sent'], late],
    ['a day and an hour', day + hour, ['skipped too-late'], 'not at all'],
    ['three weeks but a day', 20 * day, ['skipped too-late'], 'not at all'],
  ])('for %s', async (_long, minutes, ended, asked) => {
    const service = instance('one', time.clock)
    await time.until(service.plan())
    time.jump((hour + minutes) * minuteMs)
    await ticking(service, 60, 10)
    expect(await endings(week)).toEqual(ended)
    expect(cards.filter(({ isLate }) => isLate)).toHaveLength(asked === late ? people : 0)
    expect(cards).toHaveLength(asked === 'not at all' ? 0 : people)
    expect(ends).toEqual(Array.from({ length: people }, () => (asked === 'not at all' ? 'too-late' : 'sent')))
    // From then on as if nothing had been.
    cards = []
    await ticking(service, 8 * day, 12 * hour)
    expect(cards).toHaveLength(people)
    expectNoBurst()
  })
})

test.each([
  ['ahead', 5],
  ['behind', -5],
])(
  'D7: an instance whose clock is five minutes %s sends nothing that another has in hand, and goes on when that one dies',
  async (_which, minutes) => {
    const skewMs = clockSkewMs('cosmos')
    const dies = new Promise<void>(() => {})
    const one = instance('one', time.clock, { skewMs, onCard: (count) => (count > 2 ? dies : Promise.resolve()) })
    const other = instance('two', { nowMs: () => time.clock.nowMs() + minutes * minuteMs }, { skewMs })
    await time.until(one.plan())
    time.jump(hour * minuteMs)
    void one.dispatch()
    await ticking(other, 5, 1)
    expect(cards).toHaveLength(2)
    await ticking(other, 30, 3)
    expect(new Set(cards.map(({ conversation }) => conversation)).size).toBe(people)
    expect(cards).toHaveLength(people)
    expect(await endings(week)).toEqual(['sent'])
  },
)

/** As the scheduler does, for so many minutes. */
async function ticking({ plan, dispatch }: ReturnType<typeof instance>, minutes: number, everyMinutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += everyMinutes) {
    await time.until(plan().then(dispatch))
    time.jump(everyMinutes * minuteMs)
  }
}

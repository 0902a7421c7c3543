/** The round-up through the real service: once a team and week, in time or not at all, in the chosen channel, and never twice for what was not lost. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StoreError } from '#bot/ports/document-store.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { friday, fridays, inChannel, roundUpTeam, type RoundUpTeam } from '#tests/support/round-up-team.ts'
import { startApp, type StartedApp, type StartOptions } from '#tests/support/start-app.ts'
import { interceptedStore } from '#tests/support/store/intercepted-store.ts'
import { installationUpdate } from '#tests/support/teams/activities/installation.ts'
import { ada, ben, north } from '#tests/support/teams/cast.ts'
import type { Fault } from '#tests/support/teams/fake-connector.ts'
import { cardOf } from '#tests/support/teams/read-answers.ts'

const minuteMs = 60_000
const controls = { id: '19:controls@thread.tacv2', name: 'Controls', type: 'standard' } as const

let app: StartedApp
let team: RoundUpTeam
let welcomes: number
const start = async (options: StartOptions = {}): Promise<void> => {
  app = await startApp(options)
  await app.install(north, [ada, ben])
  team = roundUpTeam(app)
  welcomes = app.connector.sent().filter(inChannel).length
}
afterEach(() => app.stop())

/** In channels: the check-ins go to people's own chats. */
const sent = () => app.connector.sent().filter(inChannel).slice(welcomes)
const places = (): readonly string[] => sent().map(({ conversationId }) => conversationId)
const titles = (): readonly unknown[] => sent().map(({ activity }) => cardOf(activity).body[0]?.['text'])
const words = (): string => JSON.stringify(sent().at(-1)?.activity ?? '')
const later = async (ms: number): Promise<void> => {
  app.clock.advance(ms)
  await app.settled()
}
/** After the check-ins of the day, so that a fault hits the round-up. */
const halfAnHourBefore = () => team.at('2026-11-27T14:30:00.000Z')
const share = (title: string) => team.share(ben, { title })

describe('when it is due', () => {
  beforeEach(() => start())

  test('it comes every week in which there is something, and tells only of that week', async () => {
    await team.plan()
    await share('Of the first')
    await team.at(friday)
    await team.at('2026-12-04T15:00:00.000Z')
    await share('Of the third')
    await team.at('2026-12-11T15:00:00.000Z')
    expect(titles()).toEqual(['Our week 48', 'Our week 50'])
    expect(words()).toContain('Of the third')
    expect(words()).not.toContain('Of the first')
  })

  test('a plan that is saved after it begins in the next week', async () => {
    await share('Early')
    await team.at('2026-11-27T15:00:00.001Z')
    await team.plan()
    await team.at('2026-11-28T15:00:00.000Z')
    expect(sent()).toEqual([])
    await share('In the week after')
    await team.at('2026-12-04T15:00:00.000Z')
    expect(titles()).toEqual(['Our week 49'])
  })

  test.each([
    ['a day late it is sent', 24 * 60 * minuteMs, ['Our week 48']],
    ['later than that it is not', 24 * 60 * minuteMs + 1, []],
  ])('after an outage: %s', async (_what, lateMs, expected) => {
    await team.plan()
    await share('Early')
    await app.settled()
    await team.at(new Date(Date.parse(friday) + lateMs).toISOString())
    expect(titles()).toEqual(expected)
  })

  test('after an outage of weeks it goes on with the next, and tells of what was missed', async () => {
    await team.plan()
    await share('Of the first')
    await team.at('2026-12-17T09:00:00.000Z')
    expect(sent()).toEqual([])
    await team.at('2026-12-18T15:00:00.000Z')
    expect(titles()).toEqual([])
    await share('Of the last')
    await team.at('2026-12-25T15:00:00.000Z')
    expect(titles()).toEqual(['Our week 52'])
  })

  test('not on a holiday; the next one tells of both weeks, and says since when', async () => {
    await team.plan()
    await share('Before')
    await team.at(friday)
    await team.plan({ holidays: [{ from: '2026-12-04', to: '2026-12-04', label: 'Closed' }] })
    await share('In the short week')
    await team.at('2026-12-04T15:00:00.000Z')
    await team.at('2026-12-11T15:00:00.000Z')
    expect(titles()).toEqual(['Our week 48', 'Our week 50'])
    expect(words()).toContain('In the short week')
    expect(words()).toContain('Since November 27')
  })

  test('not while the team pauses', async () => {
    await team.plan({ pausedUntil: '2026-12-05' })
    await share('Something')
    await team.at(friday)
    await team.at('2026-12-04T15:00:00.000Z')
    expect(sent()).toEqual([])
  })

  test.each([
    ['off', { isOn: false }],
    ['without a round-up', { roundUp: null }],
  ] as const)('not once the plan is %s, and again when it is on again', async (_what, change) => {
    await team.plan()
    await team.plan(change)
    await share('Something')
    await team.at(friday)
    await team.at('2026-12-04T15:00:00.000Z')
    expect(sent()).toEqual([])
    await team.plan()
    await share('Something else')
    await team.at('2026-12-11T15:00:00.000Z')
    expect(titles()).toEqual(['Our week 50'])
  })

  test('a plan that moves it moves it, and it is sent once in the week all the same', async () => {
    await team.plan()
    await share('Something')
    await team.plan({ roundUp: { channelId: null, weekly: { weekday: 4, time: '09:00' } } })
    await team.at('2026-11-26T08:00:00.000Z')
    expect(titles()).toEqual(['Our week 47'])
    await team.plan()
    await share('Something else')
    await team.at(friday)
    expect(sent()).toHaveLength(1)
    await team.at('2026-12-04T15:00:00.000Z')
    expect(titles()).toEqual(['Our week 47', 'Our week 49'])
    expect(words()).toContain('Something else')
  })

  test('not while the app is gone; a team that has it again has its round-up again', async () => {
    await team.plan()
    await app.post(installationUpdate(north, ada, 'remove'))
    await team.at(friday)
    expect(sent()).toEqual([])
    await app.install(north, [ada, ben])
    const before = sent().length
    await share('Back again')
    await team.at('2026-12-04T15:00:00.000Z')
    expect(sent()).toHaveLength(before + 1)
    expect(words()).toContain('Back again')
  })

  test('of a team whose data is gone nothing waits any more', async () => {
    await team.plan()
    await app.settled()
    await app.post(installationUpdate(north, ada, 'remove'))
    for (let week = 0; week < 7; week += 1) await later(7 * 24 * 60 * minuteMs)
    const { items } = await app.store.query('ops', 'outbox', {
      type: 'outbox-row',
      where: { op: 'eq', field: 'status', value: 'waiting' },
      orderBy: { field: 'dueAt', direction: 'asc' },
      limit: 100,
    })
    expect(items.map(({ document }) => document['key'])).toEqual([])
  })
})

describe('the channel', () => {
  const inControls = { ...fridays, roundUp: { channelId: controls.id, weekly: { weekday: 5, time: '16:00' } } } as const
  beforeEach(async () => {
    await start()
    app.connector.setChannels(north, [controls])
    await team.plan(inControls)
    await share('Something')
  })

  test('is the chosen one, whatever it is called by now', async () => {
    app.connector.setChannels(north, [{ ...controls, name: 'Controls and drives' }])
    await team.at(friday)
    expect(places()).toEqual([controls.id])
    expect(words()).not.toContain('can\u2019t be reached')
  })

  test.each([
    ['was deleted', []],
    ['is private by now', [{ ...controls, type: 'private' as const }]],
  ])('that %s is General, and the card says so', async (_what, channels) => {
    app.connector.setChannels(north, channels)
    await team.at(friday)
    expect(places()).toEqual([north.threadId])
    expect(words()).toContain('The channel chosen for this can\u2019t be reached any more, so it is here.')
  })

  test.each([403, 404])('that answers %d is General, and the card says so', async (status) => {
    await halfAnHourBefore()
    app.connector.fail('send', { status }, 1)
    await team.at(friday)
    expect(places()).toEqual([controls.id, north.threadId])
    expect(words()).toContain('can\u2019t be reached any more')
  })

  test('of another team is none: nothing of this team is told there', async () => {
    await team.plan({ roundUp: { channelId: '19:somebody-elses@thread.tacv2', weekly: fridays.weekly } })
    await team.at(friday)
    expect(places()).toEqual([north.threadId])
  })

  test('waits until Teams says which channels there are', async () => {
    app.connector.fail('channels', { status: 503 }, 1)
    await team.at(friday)
    expect(sent()).toEqual([])
    await later(minuteMs)
    expect(places()).toEqual([controls.id])
  })
})

describe('once', () => {
  type Written = { readonly type?: unknown; readonly status?: unknown }
  let intercept: (document: Written, proceed: () => Promise<unknown>, id: unknown) => Promise<unknown>
  beforeEach(() => {
    intercept = (_document, proceed) => proceed()
  })
  const ready = async (): Promise<void> => {
    await start({ wrapStore: interceptedStore(async (_call, [, document, id], proceed) => intercept(document ?? {}, proceed, id)) })
    await team.plan()
    await share('Something')
  }
  const gone = (): Promise<never> => Promise.reject(new StoreError('unavailable', 'the process is gone'))
  const record = async () =>
    (await app.store.get('app', teamPartition({ tenantId: localTenantId, teamId: north.teamId }), 'round-up'))?.document

  test.each<[string, Fault]>([
    ['throttles', { status: 429, retryAfter: 60 }],
    ['is away', { status: 503 }],
  ])('a connector that %s is asked again, and the card comes once', async (_what, fault) => {
    await ready()
    await halfAnHourBefore()
    app.connector.fail('send', fault, 3)
    await team.at(friday)
    for (let minute = 0; minute < 30; minute += 1) await later(minuteMs)
    expect(sent()).toHaveLength(4)
    await later(24 * 60 * minuteMs)
    expect(sent()).toHaveLength(4)
    expect(await record()).toMatchObject({ status: 'sent', week: '2026-W48' })
  })

  test.each<[string, Fault]>([
    ['a 500', { status: 500 }],
    ['a reset', 'reset'],
  ])('after %s nobody knows: once more after three minutes, and never a third time', async (_what, fault) => {
    await ready()
    await halfAnHourBefore()
    app.connector.fail('send', fault)
    await team.at(friday)
    expect(sent()).toHaveLength(1)
    await later(3 * minuteMs - 1)
    expect(sent()).toHaveLength(1)
    await later(1)
    expect(sent()).toHaveLength(2)
    app.connector.heal()
    for (let hour = 0; hour < 30; hour += 1) await later(60 * minuteMs)
    expect(sent()).toHaveLength(2)
    expect(await record()).toMatchObject({ status: 'sending', attempts: 2 })
    await share('Of the week after')
    await team.at('2026-12-04T15:00:00.000Z')
    expect(words()).toContain('Of the week after')
    expect(words()).not.toContain('Something')
  })

  test('a refusal ends this week and not the next ones, which tell of both', async () => {
    await ready()
    await halfAnHourBefore()
    app.connector.fail('send', { status: 403 }, 1)
    await team.at(friday)
    await later(60 * minuteMs)
    expect(sent()).toHaveLength(1)
    await team.at('2026-12-04T15:00:00.000Z')
    expect(sent()).toHaveLength(2)
    expect(words()).toContain('Something')
    expect(words()).toContain('Since November 20')
  })

  test('a process that dies between intent and sending sends it in the end', async () => {
    let isDying = true
    intercept = async ({ type }, proceed) => {
      if (!isDying || type !== 'round-up') return proceed()
      await proceed()
      isDying = false
      return gone()
    }
    await ready()
    await team.at(friday)
    expect(sent()).toEqual([])
    await later(minuteMs)
    expect(sent()).toHaveLength(1)
    expect(await record()).toMatchObject({ status: 'sent', attempts: 2 })
  })

  test('a process that dies after sending, before anything of it is written, sends it twice and never a third time', async () => {
    const dying = ({ type, status }: Written): boolean =>
      (type === 'round-up' && status === 'sent') || (type === 'outbox-row' && status === 'done')
    await ready()
    intercept = (document, proceed) => (dying(document) ? gone() : proceed())
    await team.at(friday)
    expect(sent()).toHaveLength(1)
    for (let lease = 0; lease < 10; lease += 1) await later(2 * minuteMs)
    expect(sent()).toHaveLength(2)
    expect(app.log.events()).toContain('round-up.not-recorded')
  })

  test('an attempt that took so long that it may be cut off sends nothing, and the next one does', async () => {
    let slowMs = 40_000
    intercept = async (_document, proceed, id) => {
      if (id === 'checkin:2026-W48') app.clock.advance(slowMs)
      return proceed()
    }
    await ready()
    await team.at(friday)
    expect(sent()).toEqual([])
    slowMs = 0
    await later(minuteMs)
    expect(sent()).toHaveLength(1)
    expect(await record()).toMatchObject({ status: 'sent', attempts: 1 })
  })

  test('what was sent and could not be recorded is not sent again', async () => {
    await ready()
    intercept = ({ type, status }, proceed) => (type === 'round-up' && status === 'sent' ? gone() : proceed())
    await team.at(friday)
    for (let hour = 0; hour < 30; hour += 1) await later(60 * minuteMs)
    expect(sent()).toHaveLength(1)
  })
})

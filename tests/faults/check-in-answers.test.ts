/** N3–N7, N9, N10: what the connector answers to check-ins, over HTTP: who is asked again, who is left in peace, and what nobody is to blame for. */
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { weekOfInstant, weeksAfter } from '#domain/check-ins/iso-week.ts'
import { mintPerson } from '#bot/auth/mint.ts'
import type { CheckInRow } from '#bot/ports/check-in-rows.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { createCheckInDispatcher } from '#bot/scheduler/check-in-dispatcher.ts'
import { signInOf } from '#bot/sign-in.ts'
import { openStore } from '#bot/store/open-store.ts'
import { createLeases } from '#bot/store/repositories/leases.ts'
import { sendCheckIn } from '#bot/teams/check-ins/send-check-in.ts'
import { connectorTimeoutMs, createConnectorClients } from '#bot/teams/sdk/connector-clients.ts'
import { sendActivity } from '#bot/teams/sdk/send-activity.ts'
import { localTrust, type Trust } from '#bot/teams/sdk/trust.ts'
import { chatOf, checkInParts, fillTenant, memberAt, rosterOf, system } from '#tests/support/check-ins/crowded-tenant.ts'
import { entraRig } from '#tests/support/entra/entra-rig.ts'
import { recordingLog, type RecordingLog } from '#tests/support/recording-log.ts'
import { temporaryFolder } from '#tests/support/store/sqlite.ts'
import { bot } from '#tests/support/teams/cast.ts'
import { startFakeConnector, type FakeConnector, type Fault } from '#tests/support/teams/fake-connector.ts'
import { virtualTime, type VirtualTime } from '#tests/support/time/virtual-time.ts'

const installed = '2026-11-25T09:00:00.000Z'
const dueAt = '2026-11-27T14:00:00.000Z'
const week = weekOfInstant(dueAt, 'Europe/Berlin')
const minuteMs = 60_000
const never = new AbortController().signal
const [ada, ben] = [memberAt(0).personId, memberAt(1).personId]

let connector: FakeConnector
let time: VirtualTime
let log: RecordingLog
let store: DocumentStore
let trust: Trust
beforeEach(async () => {
  connector = await startFakeConnector()
  trust = localTrust(system.tenantId)
  log = recordingLog()
  const { folder, remove } = temporaryFolder()
  time = virtualTime(installed)
  await fillTenant(folder, { clock: time.clock, people: 30, serviceUrl: connector.serviceUrl })
  time.jump(Date.parse(dueAt) - time.clock.nowMs())
  store = await openStore({ kind: 'sqlite', directory: folder }, { clock: time.clock })
  onTestFinished(async () => {
    await store.close()
    remove()
  })
})
afterEach(() => connector.close())

const parts = () => checkInParts(store, time.clock)
const planned = (person: CheckInRow['personId'], of = week): Promise<boolean> =>
  parts().checkInRows.plan(system, { week: of, personId: person, dueAt: new Date(time.clock.nowMs()).toISOString() })
const rowOf = async (person: CheckInRow['personId'], of = week): Promise<CheckInRow> =>
  (await parts().checkInRows.read(system, of, person))?.row ?? expect.fail('There is no row.')
const dispatcher = (onSent: () => Promise<void> = async () => {}) => {
  const clients = createConnectorClients(trust)
  return createCheckInDispatcher({
    rows: parts().checkInRows,
    clock: time.clock,
    leases: createLeases(store, { clock: time.clock, owner: 'one', leaseMs: 30_000, skewMs: 0 }),
    async send(from, row) {
      const outcome = await sendCheckIn(
        { ...parts(), roster: rosterOf([], 0), send: (to, message) => time.standingStill(sendActivity(clients, to, message)) },
        from,
        row,
      )
      await onSent()
      return outcome
    },
    timer: time.timer,
    log: log.log,
    random: () => 0.5,
  })
}
/** As the ticker does, but once a minute. */
const forMinutes = async (minutes: number, { run } = dispatcher()): Promise<void> => {
  const stop = new AbortController()
  const ticking = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await run(system, stop.signal)
      await time.timer.wait(minuteMs, stop.signal)
    }
  }
  const ending = time.timer.wait(minutes * minuteMs, never).then(() => stop.abort())
  await time.until(Promise.all([ticking(), ending]))
}
const person = (of: CheckInRow['personId']) => mintPerson({ tenantId: system.tenantId, personId: of })
const sentTo = (of: CheckInRow['personId'], to = connector): number =>
  to.sent().filter(({ conversationId }) => conversationId === chatOf(of)).length

describe('N3: refused with 403', () => {
  test.each<[string, Fault]>([
    ...[
      'BotDisabledByAdmin',
      'ConversationBlockedByUser',
      'BotNotInConversationRoster',
      'ForbiddenOperationException',
      'MessageWritesBlocked',
      'InvalidBotApiHost',
    ].map((code): [string, Fault] => [code, { status: 403, code }]),
    ['an empty body', { status: 403, raw: '' }],
    ['a body that is no JSON', { status: 403, raw: '<h1>Forbidden</h1>' }],
  ])('%s: nothing more is sent, this week or later, until the person acts', async (code, fault) => {
    connector.fail('send', fault, 1)
    await planned(ada)
    await forMinutes(60)
    expect(await rowOf(ada)).toMatchObject({ status: 'unreachable', reason: code.includes(' ') ? '403' : `403 ${code}`, attempts: 1 })
    const next = weeksAfter(week, 1)
    time.jump(7 * 24 * 60 * minuteMs)
    await planned(ada, next)
    await forMinutes(5)
    expect(await rowOf(ada, next)).toMatchObject({ status: 'unreachable' })
    expect(sentTo(ada)).toBe(1)

    const known = await parts().chatBook.find(person(ada))
    await parts().chatBook.remember(person(ada), { address: known?.address ?? expect.fail('The chat is forgotten.'), name: 'Ada' })
    const third = weeksAfter(week, 2)
    time.jump(7 * 24 * 60 * minuteMs)
    await planned(ada, third)
    await forMinutes(5)
    expect(await rowOf(ada, third)).toMatchObject({ status: 'sent' })
  })
})

describe('N4: told for good', () => {
  test.each<[number, string, CheckInRow['status'], number, 'left in peace' | 'asked next week']>([
    [400, 'BadArgument', 'unreachable', 1, 'asked next week'],
    [404, 'ConversationNotFound', 'unreachable', 1, 'left in peace'],
    [413, 'MessageSizeTooBig', 'unreachable', 1, 'asked next week'],
    [500, 'ServiceError', 'unconfirmed', 2, 'asked next week'],
  ])('%i %s: %s after %i, and %s', async (status, code, ended, attempts, nextWeek) => {
    connector.fail('send', { status, code })
    await planned(ada)
    await forMinutes(60)
    expect(await rowOf(ada)).toMatchObject({ status: ended, attempts, reason: `${status} ${code}` })
    expect(sentTo(ada)).toBe(attempts)
    connector.heal()
    const next = weeksAfter(week, 1)
    time.jump(7 * 24 * 60 * minuteMs)
    await planned(ada, next)
    await forMinutes(5)
    expect(sentTo(ada)).toBe(attempts + (nextWeek === 'asked next week' ? 1 : 0))
  })

  test('401: that is about us, so everybody waits, somebody is told, and nobody is missed', async () => {
    connector.fail('send', { status: 401, code: 'BotNotRegistered' })
    await planned(ada)
    await planned(ben)
    const { run } = dispatcher()
    await forMinutes(20, { run })
    expect(log.events().filter((event) => event === 'check-ins.stuck')).toHaveLength(1)
    // Once a minute, after a few in the first one.
    expect(connector.sent().length).toBeLessThan(30)
    connector.heal()
    await forMinutes(5, { run })
    for (const of of [ada, ben]) expect(await rowOf(of)).toMatchObject({ status: 'sent' })
  })
})

describe('N4: told for now', () => {
  test.each([412, 429, 502, 503, 504])('%i twice: asked again, and then it is sent', async (status) => {
    connector.fail('send', { status }, 2)
    await planned(ada)
    await forMinutes(10)
    expect(await rowOf(ada)).toMatchObject({ status: 'sent', attempts: 3 })
    expect(sentTo(ada)).toBe(3)
  })

  test('a connector that nobody can reach: nothing has left, so it is asked again until it is there', async () => {
    await planned(ada)
    const { serviceUrl } = connector
    await connector.close()
    const { run } = dispatcher()
    await forMinutes(15, { run })
    expect(await rowOf(ada)).toMatchObject({ status: 'planned' })
    expect(log.events().filter((event) => event === 'check-ins.stuck')).toHaveLength(1)
    connector = await startFakeConnector()
    await parts().chatBook.remember(person(ada), {
      address: { serviceUrl: connector.serviceUrl, conversationId: chatOf(ada), botId: bot.id },
      name: 'Ada',
    })
    expect(connector.serviceUrl).not.toBe(serviceUrl)
    await forMinutes(5, { run })
    expect(await rowOf(ada)).toMatchObject({ status: 'sent' })
    expect(sentTo(ada)).toBe(1)
  })
})

describe('without an answer', () => {
  test('N5: a connector that takes it and hangs has ten seconds; it is sent once more, as the same form', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    connector.fail('send', 'hang', 1)
    await planned(ada)
    const arrival = connector.arrival('send')
    const first = time.until(dispatcher().run(system, never))
    await arrival
    await vi.advanceTimersByTimeAsync(connectorTimeoutMs)
    await first
    expect(await rowOf(ada)).toMatchObject({ status: 'unknown', attempts: 1 })
    await forMinutes(10)
    await expectTwiceAsOne()
  })

  test('N6: a connection that breaks once it was read: it is sent once more, as the same form', async () => {
    connector.fail('send', 'reset', 1)
    await planned(ada)
    await forMinutes(10)
    expect(sentTo(ada)).toBe(2)
    await expectTwiceAsOne()
  })

  const expectTwiceAsOne = async (): Promise<void> => {
    expect(await rowOf(ada)).toMatchObject({ status: 'sent', attempts: 2 })
    const [first, second, ...more] = connector.sent().map(({ activity }) => activity)
    expect(more).toEqual([])
    expect(second).toEqual(first)
    // Whichever is answered, it is the answer of that week.
    expect((await parts().checkIns.list(person(ada), { limit: 10, cursor: null })).items.map((checkIn) => checkIn.week)).toEqual([week])
  }
})

test.each<[string, Fault]>([
  ['nothing', { status: 201, raw: '' }],
  ['a page', { status: 201, raw: '<html>Created</html>' }],
  ['no id', { status: 201, body: {} }],
  ['another status', { status: 202, body: {} }],
])('N7: taken with %s for an answer it was sent, once', async (_what, fault) => {
  connector.fail('send', fault)
  await planned(ada)
  await forMinutes(30)
  expect(await rowOf(ada)).toMatchObject({ status: 'sent', attempts: 1 })
  expect(sentTo(ada)).toBe(1)
})

test('N9: no token for an hour: the queue waits, somebody is told once, and then everybody is asked once', async () => {
  const rig = await entraRig()(connector, time.clock.nowMs)
  onTestFinished(rig.close)
  let [isDown, asked] = [true, 0]
  const appToken = async (): Promise<string> => {
    asked += 1
    // As Entra's client throws it: with a status, which is not the connector's.
    if (isDown) throw Object.assign(new Error('Entra is down.'), { statusCode: 400, code: 'invalid_client' })
    return 'token'
  }
  const config = {
    mode: 'entra',
    entra: rig.config,
    host: '127.0.0.1',
    port: 0,
    store: { kind: 'sqlite', directory: '' },
    linkPreviews: false,
    logLevel: 'silent',
  } as const
  ;({ trust } = signInOf(config, { ...rig.cloud, appToken }, time.clock))
  const everybody = Array.from({ length: 30 }, (_, at) => memberAt(at).personId)
  for (const of of everybody) {
    await parts().chatBook.remember(person(of), {
      address: { serviceUrl: rig.serviceUrl, conversationId: chatOf(of), botId: bot.id },
      name: 'Somebody',
    })
    await planned(of)
  }
  const { run } = dispatcher()
  await forMinutes(60, { run })
  expect(connector.sent()).toEqual([])
  expect(log.events().filter((event) => event === 'check-ins.stuck')).toHaveLength(1)
  expect(asked).toBeLessThan(120)
  isDown = false
  await forMinutes(5, { run })
  for (const of of everybody) expect(await rowOf(of)).toMatchObject({ status: 'sent' })
  expect(everybody.map((of) => sentTo(of))).toEqual(everybody.map(() => 1))
})

test('N10: a service URL that changes while they are sent is the one that those get who come after', async () => {
  const elsewhere = await startFakeConnector()
  onTestFinished(elsewhere.close)
  const everybody = Array.from({ length: 30 }, (_, at) => memberAt(at).personId)
  for (const of of everybody) await planned(of)
  const last = everybody.at(-1) ?? expect.fail()
  const moved = { address: { serviceUrl: elsewhere.serviceUrl, conversationId: chatOf(last), botId: bot.id }, name: 'Last' }
  const { run } = dispatcher(() => (connector.sent().length < 5 ? Promise.resolve() : parts().chatBook.remember(person(last), moved)))
  await time.until(run(system, never))
  expect(elsewhere.sent().map(({ conversationId }) => conversationId)).toEqual([chatOf(last)])
  expect(everybody.map((of) => sentTo(of))).toEqual(everybody.map((of) => (of === last ? 0 : 1)))
})

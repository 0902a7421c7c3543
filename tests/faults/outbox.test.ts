/** The outbox under faults: what must be told is told, as rarely twice as can be, and never untruly. */
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { StoreError } from '#bot/ports/document-store.ts'
import { startApp, type StartedApp, type StartOptions } from '#tests/support/start-app.ts'
import { interceptedStore, sharedStore, type StoreCall } from '#tests/support/store/intercepted-store.ts'
import { temporaryFolder } from '#tests/support/store/sqlite.ts'
import { botAdded, installationUpdate } from '#tests/support/teams/activities/installation.ts'
import { ada, aTeam, north, south } from '#tests/support/teams/cast.ts'
import type { Fault } from '#tests/support/teams/fake-connector.ts'

const secondMs = 1_000
const minuteMs = 60 * secondMs

let app: StartedApp
const start = async (options: StartOptions = {}): Promise<void> => {
  app = await startApp(options)
  app.connector.setRoster(north, [ada])
}
afterEach(() => app.stop())

const add = installationUpdate(north, ada, 'add')
const sends = (): number => app.connector.sent().length

/** How the welcome stands in the outbox. */
async function welcome(): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { items } = await app.store.query('ops', 'outbox', {
    type: 'outbox-row',
    orderBy: { field: 'dueAt', direction: 'asc' },
    limit: 100,
  })
  return items.map(({ document }) => document).find(({ key }) => typeof key === 'string' && key.startsWith('welcome:'))
}

async function later(ms: number): Promise<void> {
  app.clock.advance(ms)
  await app.settled()
}

/** A store from which the process never hears again at some calls: before they are made, or after. */
const dyingAt = (moment: 'before' | 'after', dies: (call: StoreCall, args: readonly unknown[]) => boolean) =>
  interceptedStore(async (call, args, proceed) => {
    if (!dies(call, args)) return proceed()
    if (moment === 'after') await proceed()
    throw new StoreError('unavailable', 'the process is gone')
  })

/** The call that writes down that something was sent. */
const isOutcome = (call: StoreCall, args: readonly unknown[]): boolean =>
  call === 'replace' && (args[1] as { readonly status?: unknown }).status === 'done'

describe('a process that dies', () => {
  test('between intent and save, and is told again later, then tells', async () => {
    let isDying = true
    await start({ wrapStore: dyingAt('before', (call) => call === 'batch' && isDying) })
    await app.post(add)
    await later(2 * minuteMs)
    expect(await welcome()).toMatchObject({ status: 'dropped' })
    isDying = false
    await app.post(add)
    await app.settled()
    expect(await welcome()).toMatchObject({ status: 'done' })
    expect(sends()).toBe(1)
  })

  test('between intent and save tells nothing, and the intent is dropped after its grace', async () => {
    await start({ wrapStore: dyingAt('before', (call) => call === 'batch') })
    await app.post(add)
    await app.settled()
    expect(await welcome()).toMatchObject({ status: 'waiting', attempts: 0 })
    await later(minuteMs)
    expect(await welcome()).toMatchObject({ status: 'waiting', attempts: 0 })
    await later(2 * secondMs)
    expect(await welcome()).toMatchObject({ status: 'dropped', reason: 'its subject never appeared' })
    await later(60 * minuteMs)
    expect(app.connector.requests).toEqual([])
  })

  test('between intent and save is made good by the second event within the grace', async () => {
    let isDying = true
    await start({ wrapStore: dyingAt('before', (call) => isDying && call === 'batch') })
    await app.post(add)
    isDying = false
    await later(30 * secondMs)
    expect(sends()).toBe(0)
    await app.post(botAdded(north, ada))
    await later(secondMs)
    expect(sends()).toBe(1)
  })

  test('right after the save still tells, once it runs again', async () => {
    await start({ wrapStore: dyingAt('after', (call) => call === 'batch') })
    await app.post(add)
    await app.settled()
    expect(sends()).toBe(1)
  })

  test('after sending and before writing it down sends again when its lease has ended, and not before', async () => {
    let isDying = true
    await start({ wrapStore: dyingAt('before', (call, args) => isDying && isOutcome(call, args)) })
    await app.post(add)
    await later(0)
    expect(sends()).toBe(1)
    expect(await welcome()).toMatchObject({ status: 'sending', attempts: 1 })
    await later(2 * minuteMs - 1)
    expect(sends()).toBe(1)
    isDying = false
    await later(1)
    expect(sends()).toBe(2)
    await later(60 * minuteMs)
    expect(sends()).toBe(2)
    expect(await welcome()).toMatchObject({ status: 'done', attempts: 2 })
  })

  test('each time it sends is given up after six times', async () => {
    await start({ wrapStore: dyingAt('before', isOutcome) })
    await app.post(add)
    for (let lease = 0; lease < 12; lease += 1) await later(2 * minuteMs)
    expect(sends()).toBe(6)
    expect(await welcome()).toMatchObject({ status: 'unknown', reason: 'no attempt came to an end' })
  })
})

describe('a connector that refuses', () => {
  const startWith = async (fault: Fault): Promise<void> => {
    await start()
    app.connector.fail('send', fault)
    await app.post(add)
    await app.settled()
  }

  test.each([412, 429, 502, 503, 504])('with %d is asked again after pauses that grow to an hour, for a day in all', async (status) => {
    await startWith({ status, code: 'Slow' })
    for (const [at, pause] of [2, 8, 32, 128, 512, 2_048, 3_600].entries()) {
      await later(pause * secondMs - 1)
      expect(sends()).toBe(at + 1)
      await later(1)
      expect(sends()).toBe(at + 2)
    }
    for (let hour = 0; hour < 48; hour += 1) await later(60 * minuteMs)
    expect(sends()).toBe(30)
    expect(await welcome()).toMatchObject({ status: 'failed', reason: `${status} Slow` })
    expect(app.log.entries.some(({ level, message }) => level === 'error' && message === 'an outbox notice was given up')).toBe(true)
  })

  test('for hours and then no more, has lost nothing', async () => {
    await startWith({ status: 503 })
    for (let hour = 0; hour < 5; hour += 1) await later(60 * minuteMs)
    app.connector.heal()
    await later(60 * minuteMs)
    expect(await welcome()).toMatchObject({ status: 'done' })
  })

  test.each<[string, number | string, number]>([
    ['30 seconds', 30, 30 * secondMs],
    ['no time at all', 0, 0],
    ['a year, of which an hour is heard', 31_536_000, 60 * minuteMs],
    ['words', 'soon', 2 * secondMs],
    ['a time before now', -5, 2 * secondMs],
    ['more than any number, of which an hour is heard', '9'.repeat(40), 60 * minuteMs],
  ])('with 429 and Retry-After is asked again when it said: %s', async (_what, retryAfter, pause) => {
    await start()
    app.connector.fail('send', { status: 429, retryAfter }, 1)
    await app.post(add)
    await app.settled()
    if (pause > 0) {
      expect(sends()).toBe(1)
      await later(pause - 1)
      expect(sends()).toBe(1)
      await later(1)
    }
    expect(sends()).toBe(2)
    expect(await welcome()).toMatchObject({ status: 'done' })
  })

  test.each([
    [400, 'BadArgument'],
    [401, 'BotNotRegistered'],
    [403, 'BotDisabledByAdmin'],
    [403, 'BotNotInConversationRoster'],
    [404, 'ConversationNotFound'],
    [413, 'MessageSizeTooBig'],
  ])('with %d %s is never asked again', async (status, code) => {
    await startWith({ status, code })
    app.connector.heal()
    await later(24 * 60 * minuteMs)
    expect(sends()).toBe(1)
    expect(await welcome()).toMatchObject({ status: 'failed', reason: `${status} ${code}` })
  })

  test.each<[string, Fault]>([
    ['500', { status: 500 }],
    ['408', { status: 408 }],
    ['a dropped connection', 'reset'],
  ])('with %s, after which it may have arrived, is asked once more some minutes later', async (_how, fault) => {
    await startWith(fault)
    await later(3 * minuteMs - 1)
    expect(sends()).toBe(1)
    await later(1)
    expect(sends()).toBe(2)
    await later(24 * 60 * minuteMs)
    expect(sends()).toBe(2)
    expect(await welcome()).toMatchObject({ status: 'unknown' })
  })

  test('does not hold up what goes elsewhere', async () => {
    await startWith({ status: 503 })
    app.connector.heal()
    await app.install(aTeam('Elsewhere'), [ada])
    expect(app.connector.sent().at(-1)?.conversationId).toBe(aTeam('Elsewhere').threadId)
  })
})

describe('two instances on one store', () => {
  const teams = Array.from({ length: 12 }, (_, at) => aTeam(`Team ${at}`))

  test('welcome each of a dozen teams once, though both are told of every installation', async () => {
    const { folder, remove } = temporaryFolder()
    onTestFinished(remove)
    await start({ directory: folder, wrapStore: sharedStore })
    const other = await startApp({ directory: folder, connector: app.connector, wrapStore: sharedStore })
    for (const team of teams) app.connector.setRoster(team, [ada])
    await Promise.all(teams.flatMap((team) => [app.post(installationUpdate(team, ada, 'add')), other.post(botAdded(team, ada))]))
    await Promise.all([app.settled(), other.settled()])
    const welcomed = app.connector.sent().map(({ conversationId }) => conversationId)
    expect(welcomed.toSorted()).toEqual(teams.map(({ threadId }) => String(threadId)).toSorted())
    await other.stop()
  })

  test('take over what the other left unfinished, once', async () => {
    const { folder, remove } = temporaryFolder()
    onTestFinished(remove)
    let isDying = true
    await start({
      directory: folder,
      wrapStore: dyingAt('before', (call, args) => isDying && isOutcome(call, args)),
    })
    await app.post(add)
    await app.settled()
    const other = await startApp({ directory: folder, connector: app.connector, startsAt: '2026-11-23T09:02:00.000Z' })
    isDying = false
    app.clock.advance(2 * minuteMs)
    await Promise.all([other.settled(), app.settled()])
    expect(sends()).toBe(2)
    expect(await welcome()).toMatchObject({ status: 'done' })
    await other.stop()
  })
})

test('a team whose Teams hangs neither holds up another team nor the end of the service', async () => {
  await start()
  app.connector.setRoster(south, [ada])
  app.connector.fail('send', 'hang', 1)
  await app.post(add)
  await expect.poll(() => sends()).toBe(1)
  await app.post(installationUpdate(south, ada, 'add'))
  const done = async (): Promise<number> => {
    const { items } = await app.store.query('ops', 'outbox', {
      type: 'outbox-row',
      orderBy: { field: 'dueAt', direction: 'asc' },
      limit: 100,
    })
    return items.filter(({ document }) => document['status'] === 'done').length
  }
  // North's roster, and South's roster and welcome.
  await expect.poll(done).toBe(3)
  expect(await welcome()).toMatchObject({ status: 'sending' })
})

/** What people write to the bot is answered once, with one card. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { connectorTimeoutMs } from '#bot/teams/sdk/connector-clients.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { mentioningMessage, personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, bot, north } from '#tests/support/teams/cast.ts'
import { cardOf, wordsOf } from '#tests/support/teams/read-answers.ts'

let app: StartedApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.stop())

const helpTitle = 'Hello. This is what Commonplace can do'
const notUnderstood = 'I did not get that.'

/** The words of the one card that was sent. */
function onlyReply(): string {
  const [reply, ...others] = app.connector.sent()
  expect(others).toEqual([])
  return wordsOf(cardOf(reply?.activity ?? {}))
}

describe('in the personal chat', () => {
  test.each(['hi', 'HELLO', ' Help ', 'hélp', 'help!', '?', '', '   ', '\u00A0'])('M31: %j gets help', async (text) => {
    expect((await app.post(personalMessage(ada, text))).status).toBe(200)
    expect(onlyReply()).toContain(helpTitle)
    expect(onlyReply()).not.toContain(notUnderstood)
  })

  test.each([
    ['unknown words', 'where is the manual'],
    ['another script', 'مرحبا'],
    ['code', "<script>alert(1)</script>'; drop table app; --"],
    ['direction overrides', '\u202Epleh\u202C'],
    ['NUL and a broken half of a character', '\u0000 \uD800'],
    ['4,000 emoji families', '👨‍👩‍👧‍👦'.repeat(4_000)],
  ])('M30, M31: %s get three ways forward, and are not repeated', async (_what, text) => {
    await app.post(personalMessage(ada, text))
    expect(onlyReply()).toContain(notUnderstood)
    expect(onlyReply()).not.toContain(text.slice(0, 20))
    const { actions = [] } = cardOf(app.connector.sent()[0]?.activity ?? {})
    expect(actions.map(({ title }) => title)).toEqual(['Keep it as a note', 'Search for it', 'What I can do'])
  })

  test('the answer goes to where the question came from, in the bot’s name', async () => {
    const message = personalMessage(ada, 'hi')
    await app.post(message)
    const [reply] = app.connector.sent()
    expect(reply?.conversationId).toBe((message['conversation'] as { id: string }).id)
    expect(reply?.activity['from']).toMatchObject({ id: bot.id })
  })

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['a card’s button without a text', { text: undefined, value: { action: 'x' } }],
    ['a typing sign', { type: 'typing' }],
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
    ['an edited message', { type: 'messageUpdate' }],
  ])('M26: %s is taken in silence', async (_what, overrides) => {
    expect((await app.post({ ...personalMessage(ada, 'hi'), ...overrides })).status).toBe(200)
    expect(app.connector.requests).toEqual([])
  })
})

describe('where it is mentioned', () => {
  test.each([
    ['a group chat', 'groupChat', 'help'],
    ['a channel', { team: north }, 'help'],
    ['a thread of a channel', { team: north, postId: '1611060744833' }, 'hello'],
    ['a channel, with nothing beside the mention', { team: north }, ''],
  ] as const)('in %s the mention is no part of what was said', async (_where, place, text) => {
    const message = mentioningMessage(ada, place, text)
    await app.post(message)
    expect(onlyReply()).not.toContain(notUnderstood)
    expect(app.connector.sent()[0]?.conversationId).toBe((message['conversation'] as { id: string }).id)
  })

  test('a mention of somebody else stays part of what was said', async () => {
    const entities = [{ type: 'mention', mentioned: { id: '29:boss', name: 'help' }, text: '<at>help</at>' }, { type: 'mention' }]
    await app.post({ ...mentioningMessage(ada, { team: north }, '<at>Boss</at>'), entities })
    expect(onlyReply()).toContain(notUnderstood)
  })
})

describe('when the connector fails', () => {
  test.each([
    [500, { status: 500 }],
    [502, { status: 502 }],
    [503, { status: 503 }],
    [504, { status: 504 }],
    [429, { status: 429, retryAfter: 1 }],
    ['429 without a time', { status: 429 }],
    [408, { status: 408 }],
    [412, { status: 412 }],
    [403, { status: 403, code: 'BotDisabledByAdmin' }],
    [413, { status: 413, code: 'MessageSizeTooBig' }],
    ['a reset', 'reset'],
  ] as const)('with %s, the reply is tried once and the turn ends well', async (_how, fault) => {
    app.connector.fail('send', fault)
    expect((await app.post(personalMessage(ada, 'hi'))).status).toBe(200)
    expect(app.connector.sent()).toHaveLength(1)
    expect(app.log.events()).toContain('turn.reply-failed')
    app.connector.heal()
    await app.post(personalMessage(ada, 'hi again'))
    expect(app.connector.sent()).toHaveLength(2)
  })

  test('a connector that never answers ends the turn by the time limit', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      app.connector.fail('send', 'hang')
      const arrived = app.connector.arrival('send')
      const answer = app.post(personalMessage(ada, 'hi'))
      await arrived
      await vi.advanceTimersByTimeAsync(connectorTimeoutMs)
      expect((await answer).status).toBe(200)
      expect(app.connector.sent()).toHaveLength(1)
      expect(app.log.entries).toContainEqual(
        expect.objectContaining({ event: 'turn.reply-failed', reason: expect.stringMatching(/^no answer/u) }),
      )
    } finally {
      vi.useRealTimers()
    }
  })

  test('an answer without an id counts as sent', async () => {
    app.connector.fail('send', { status: 201 })
    await app.post(personalMessage(ada, 'hi'))
    expect(app.log.events()).not.toContain('turn.reply-failed')
  })
})

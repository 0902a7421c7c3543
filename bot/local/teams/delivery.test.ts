/** When the bot hears something, how long Teams waits for it, and what Teams does then. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createHarness, knownIds } from './local-teams-harness.ts'

const never = () => new Promise<Response>(() => undefined)

describe('delivery', () => {
  test.each([
    ['a channel', 'Who knows E17?', 0],
    ['a channel', 'Who knows E17? @Commonplace', 1],
    ['a group chat', 'Who knows E17?', 0],
    ['a personal chat', 'Who knows E17?', 1],
  ])('in %s the text “%s” reaches the bot %i times', async (where, text, times) => {
    const harness = createHarness()
    const ids = knownIds(harness.local)
    await harness.local.installTeam(ids.north.teamId, ids.person('leila').personId)
    const conversationId =
      where === 'a channel' ? ids.general.channelId : where === 'a group chat' ? ids.onCall.chatId : ids.person('kwame').personalChatId
    await harness.call('POST', '/local/api/messages', { person: 'kwame', conversationId, text })
    await harness.local.settled()
    expect(harness.received.filter(({ type }) => type === 'message')).toHaveLength(times)
  })

  test('a first mention in a group chat brings the app in, and then delivers the message', async () => {
    const harness = createHarness()
    await harness.call('POST', '/local/api/messages', {
      person: 'kwame',
      conversationId: knownIds(harness.local).onCall.chatId,
      text: '@Commonplace help',
    })
    await harness.local.settled()
    expect(harness.received.map(({ type }) => type)).toEqual(['conversationUpdate', 'installationUpdate', 'message'])
  })

  test('a mention in a team without the app reaches nobody', async () => {
    const harness = createHarness()
    const ids = knownIds(harness.local)
    await harness.call('POST', '/local/api/messages', { person: 'priya', conversationId: ids.south.threadId, text: '@Commonplace help' })
    await harness.local.settled()
    expect(harness.received).toEqual([])
  })

  test.each([
    ['composeExtension/query', 1],
    ['composeExtension/fetchTask', 1],
    ['composeExtension/submitAction', 3],
    ['task/submit', 3],
    ['adaptiveCard/action', 1],
  ])('%s without an answer in time is sent %i times and counts as late', async (name, times) => {
    const harness = createHarness({ answer: never, invokeMs: 10 })
    const value = { data: { submissionId: 's1' } }
    const reply = await harness.call('POST', '/local/api/invokes', {
      person: 'ana',
      conversationId: knownIds(harness.local).onCall.chatId,
      name,
      value,
    })
    expect(reply.body).toEqual({ outcome: 'late' })
    expect(harness.received).toHaveLength(times)
    expect(harness.received.map((activity) => activity['value'])).toEqual(Array.from({ length: times }, () => value))
    expect(new Set(harness.received.map(({ id }) => id)).size).toBe(times)
  })

  test('an answer in time is passed on with its status', async () => {
    const harness = createHarness({ answer: () => Response.json({ task: { type: 'message', value: 'Done' } }) })
    const reply = await harness.call('POST', '/local/api/invokes', {
      person: 'ana',
      conversationId: knownIds(harness.local).onCall.chatId,
      name: 'task/submit',
      value: {},
    })
    expect(reply.body).toEqual({ outcome: 'answered', status: 200, body: { task: { type: 'message', value: 'Done' } } })
    expect(harness.received).toHaveLength(1)
  })

  test('a bot that is down is unreachable, and the message says so', async () => {
    const harness = createHarness({ answer: () => Promise.reject(new TypeError('fetch failed')) })
    const { personalChatId } = knownIds(harness.local).person('ana')
    await harness.call('POST', '/local/api/messages', { person: 'ana', conversationId: personalChatId, text: 'hi' })
    await harness.local.settled()
    expect(harness.local.messagesIn(personalChatId)).toMatchObject([{ text: 'hi', isUndelivered: true }])
  })

  test('while the manifest can’t be read, a message counts as undelivered, and the process lives', async () => {
    // Of a folder: a manifest that is not there is a client without commands.
    const harness = createHarness({ manifestPath: new URL('.', import.meta.url) })
    const { personalChatId } = knownIds(harness.local).person('ana')
    const sent = await harness.call('POST', '/local/api/messages', { person: 'ana', conversationId: personalChatId, text: 'hi' })
    await harness.local.settled()
    expect(sent.status).toBe(201)
    expect(harness.local.messagesIn(personalChatId)).toMatchObject([{ text: 'hi', isUndelivered: true }])
    expect(harness.logged).toEqual(['error local.background-failed'])
  })

  test('a manifest that is no JSON keeps nobody from reading what was said, once it is mended', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'commonplace-manifest-'))
    const manifest = join(folder, 'manifest.json')
    const harness = createHarness({ manifestPath: pathToFileURL(manifest) })
    const { personalChatId } = knownIds(harness.local).person('ana')
    const say = async (text: string) => {
      await harness.call('POST', '/local/api/messages', { person: 'ana', conversationId: personalChatId, text })
      await harness.local.settled()
    }
    writeFileSync(manifest, '{ "bots": ')
    await say('while broken')
    rmSync(folder, { recursive: true })
    await say('when mended')
    expect(harness.local.messagesIn(personalChatId)).toMatchObject([{ isUndelivered: true }, { text: 'when mended' }])
    expect(harness.received.filter(({ type }) => type === 'message')).toMatchObject([{ text: 'when mended' }])
  })

  test('someone outside a conversation can neither read nor write there', async () => {
    const harness = createHarness()
    const { south } = knownIds(harness.local)
    const read = await harness.call('GET', `/local/api/conversations/${encodeURIComponent(south.threadId)}/messages?person=kwame`)
    const write = await harness.call('POST', '/local/api/messages', { person: 'kwame', conversationId: south.threadId, text: 'hi' })
    expect([read.status, write.status]).toEqual([404, 404])
    expect(harness.local.messagesIn(south.threadId)).toEqual([])
  })

  test('listeners hear only what happens where they take part, until they leave', async () => {
    const harness = createHarness()
    const ids = knownIds(harness.local)
    const heard: Record<string, unknown[]> = { kwame: [], priya: [] }
    const gone = new AbortController()
    for (const person of ['kwame', 'priya']) {
      const reply = await harness.call('GET', `/local/api/events?person=${person}`)
      reply.events?.((event) => heard[person]?.push(event), gone.signal)
    }
    harness.local.seedMessage(ids.onCall.chatId, ids.person('jonas').personId, 'first')
    gone.abort()
    harness.local.seedMessage(ids.onCall.chatId, ids.person('jonas').personId, 'second')
    expect(heard['kwame']).toMatchObject([{ kind: 'message', message: { text: 'first' } }])
    expect(heard['priya']).toEqual([])
  })
})

/** `/api/messages` and whatever is sent there that is no Teams activity. */
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { limits } from '#domain/limits.ts'
import { rawRequest } from '#tests/support/raw-request.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import type { Activity } from '#tests/support/teams/activities/activity.ts'
import { invoke, openForm, query, submitForm } from '#tests/support/teams/activities/extension.ts'
import { installationUpdate } from '#tests/support/teams/activities/installation.ts'
import { personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, north } from '#tests/support/teams/cast.ts'

let app: StartedApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.stop())

const hello = (): Activity => ({ serviceUrl: app.connector.serviceUrl, ...personalMessage(ada, 'hi') })
const send = (body: string | Buffer | readonly (string | Buffer)[], headers: Readonly<Record<string, string>> = {}) =>
  rawRequest(`${app.url}/api/messages`, { body, headers })
const expectNothingSent = (): void => expect(app.connector.requests).toEqual([])

/** The process lives and answers people. */
async function expectAlive(): Promise<void> {
  const before = app.connector.sent().length
  expect((await app.post(personalMessage(ada, 'hi'))).status).toBe(200)
  expect(app.connector.sent()).toHaveLength(before + 1)
}

describe('a body that is no activity', () => {
  test.each<[string, string | Buffer]>([
    ['nothing', ''],
    ['white space', '  \n'],
    ['half a document', '{"type":"message"'],
    ['an array', '[]'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['a number', '7'],
    ['an empty object', '{}'],
    ['a form', 'type=message'],
    ['UTF-16', Buffer.from('{"type":"message"}', 'utf16le')],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['nesting 50,000 deep', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['objects 50,000 deep, never closed', '{"a":'.repeat(50_000)],
  ])('M13, M14, M21: is refused with 400: %s', async (_what, body) => {
    const answer = await send(body)
    expect(answer.status).toBe(400)
    expect(answer.body).not.toMatch(/SyntaxError|at position|node_modules|\.ts:/u)
    expectNothingSent()
    await expectAlive()
  })

  test.each(['type', 'conversation', 'from', 'recipient', 'serviceUrl'])(
    'M15, M16: is refused with 400: an activity without %s',
    async (field) => {
      for (const value of [undefined, null, '', 7, [], {}]) {
        expect((await send(JSON.stringify({ ...hello(), [field]: value }))).status).toBe(400)
      }
      expectNothingSent()
    },
  )

  test('M21: nesting is taken 64 deep and refused beyond', async () => {
    const nested = (depth: number): string =>
      JSON.stringify({ ...hello(), value: 'here' }).replace('"here"', `${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}`)
    expect((await send(nested(limits.maxJsonDepth))).status).toBe(200)
    expect((await send(nested(limits.maxJsonDepth + 1))).status).toBe(400)
  })

  test('M14: a byte order mark before the JSON is no reason to refuse it', async () => {
    expect((await send(`\uFEFF${JSON.stringify(hello())}`)).status).toBe(200)
  })

  test('M17: a time that is none harms nothing, and what is kept has the time of our own clock', async () => {
    const odd = { timestamp: 'not-a-date', localTimestamp: 'never', expiration: 7 }
    expect((await app.post({ ...personalMessage(ada, 'note At any time'), ...odd })).status).toBe(200)
    expect(app.connector.sent()).toHaveLength(1)
    const { body } = await app.api('/api/me/notebook', { as: ada })
    expect(body).toMatchObject({ items: [{ title: 'At any time', savedAt: '2026-11-23T09:00:00.000Z' }] })
  })

  test('M22: __proto__ and constructor change nothing in the process', async () => {
    const poison = '"__proto__":{"polluted":true,"isAdmin":true},"constructor":{"prototype":{"polluted":true}}'
    const text = JSON.stringify({ ...hello(), channelData: {}, value: {} })
    for (const body of [
      text.replace('{', `{${poison},`),
      text.replace('{', `{${poison.replace('__proto__', '\\u005f_proto_\\u005F')},`),
      text.replace('"channelData":{', `"channelData":{${poison}`),
      JSON.stringify(submitForm(ada, 'personal', {}))
        .replace('"data":{', `"data":{${poison}`)
        .replace('{', `{"serviceUrl":"${app.connector.serviceUrl}",`),
    ]) {
      expect((await send(body)).status).toBe(200)
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    await expectAlive()
  })
})

describe('a body that is too large or packed', () => {
  const large = (bytes: number): string => JSON.stringify({ ...hello(), text: 'x'.repeat(bytes) })

  test('M18: 300 KB are refused with 413 before they are read', async () => {
    expect((await send(large(300 * 1024))).status).toBe(413)
    expectNothingSent()
    await expectAlive()
  })

  test('M20: 300 KB in chunks are refused with 413 as well', async () => {
    const text = large(300 * 1024)
    const chunks = Array.from({ length: Math.ceil(text.length / 16_384) }, (_, at) => text.slice(at * 16_384, (at + 1) * 16_384))
    expect((await send(chunks)).status).toBe(413)
    expectNothingSent()
    await expectAlive()
  })

  test('what is just within the limit is taken', async () => {
    const rest = Buffer.byteLength(large(0))
    expect((await send(large(limits.maxRequestBytes - rest))).status).toBe(200)
    expect((await send(large(limits.maxRequestBytes - rest + 1))).status).toBe(413)
  })

  test.each<[string, (text: string) => Buffer]>([
    ['gzip', (text) => gzipSync(text)],
    ['br', (text) => brotliCompressSync(text)],
    ['deflate', (text) => Buffer.from(text)],
    ['gzip, br', (text) => Buffer.from(text)],
  ])('M19, M20: the content encoding %s is refused with 415, nothing is unpacked', async (encoding, pack) => {
    const answer = await send(pack(`"${'x'.repeat(20_000_000)}"`).subarray(0, 200_000), { 'content-encoding': encoding })
    expect(answer.status).toBe(415)
    await expectAlive()
  })
})

describe('a request from elsewhere', () => {
  test.each(['GET', 'PUT', 'DELETE', 'PATCH'])('M12: %s is refused with 405', async (method) => {
    expect((await rawRequest(`${app.url}/api/messages`, { method, body: JSON.stringify(hello()) })).status).toBe(405)
    expectNothingSent()
  })

  test.each<[string, Readonly<Record<string, string>>]>([
    ['another Host', { host: 'evil.example' }],
    ['a Host that only begins like ours', { host: '127.0.0.1.evil.example' }],
    ['another page’s Origin', { origin: 'https://evil.example' }],
    ['another port’s Origin', { origin: 'http://127.0.0.1:1' }],
    ['no page’s Origin', { origin: 'null' }],
  ])('%s is refused with 404', async (_what, headers) => {
    expect((await send(JSON.stringify(hello()), headers)).status).toBe(404)
    expectNothingSent()
  })

  test.each([
    'https://smba.trafficmanager.net/emea/',
    'https://evil.example/',
    'http://169.254.169.254/',
    'http://user:password@127.0.0.1/',
    'http://127.0.0.1@evil.example/',
    'http://127.0.0.1.evil.example/',
    'http://localhost.evil.example/',
    'http://0.0.0.0/',
    'http://[::ffff:169.254.169.254]/',
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '//127.0.0.1/',
    'x',
  ])('the service URL %s is refused with 403 and nobody is called', async (serviceUrl) => {
    for (const activity of [personalMessage(ada, 'hi'), installationUpdate(north, ada, 'add'), query(ada, { team: north }, 'x')]) {
      expect((await send(JSON.stringify({ ...activity, serviceUrl }))).status).toBe(403)
    }
    await app.settled()
    expectNothingSent()
    expect(app.log.events()).not.toContain('team.added')
  })

  test.each(['Bearer x', 'Bearer eyJhbGciOiJub25lIn0.e30.', 'Basic dTpw', 'Bearer', 'x'.repeat(8_000)])(
    'local mode asks nobody about a token, and keeps it to itself: %.20s',
    async (authorization) => {
      expect((await send(JSON.stringify(hello()), { authorization })).status).toBe(200)
      expect(app.connector.sent()).toHaveLength(1)
      expect(app.log.text()).not.toContain(authorization)
    },
  )
})

describe('what this release does not know', () => {
  test.each<[string, (activity: typeof ada) => Activity]>([
    ['an invoke', (person) => invoke(person, 'personal', 'composeExtension/setting', { state: 'x' })],
    ['an invoke of another app', (person) => invoke(person, 'personal', 'task/fetch', { data: {} })],
    ['an invoke without a value', (person) => invoke(person, 'personal', 'composeExtension/query', undefined)],
    ['an invoke whose value is a text', (person) => invoke(person, 'personal', 'composeExtension/submitAction', 'x')],
    ['a search command', (person) => query(person, 'personal', 'x', { commandId: 'elsewhere' })],
    ['an action command', (person) => openForm(person, 'personal', 'ask')],
    ['a form', (person) => submitForm(person, 'personal', {}, 'ask')],
  ])('M23: %s is answered with 501 and says so', async (_what, activity) => {
    expect(await app.post(activity(ada))).toMatchObject({ status: 501, body: { error: { code: 'NotImplemented' } } })
  })

  test.each(['event', 'endOfConversation', 'handoff', 'trace', 'toString', '__proto__', 'MESSAGE'])(
    'M23: the type %s is taken in silence',
    async (type) => {
      expect((await app.post({ ...personalMessage(ada, 'hi'), type })).status).toBe(200)
      expectNothingSent()
    },
  )
})

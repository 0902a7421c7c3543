/** Clients that break HTTP, leave early or never speak: the process lives on, and ends when it is told to. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createHttpServer, type HttpServer } from '#bot/http/server.ts'
import { rawSocket } from '#tests/support/raw-socket.ts'
import { recordingLog } from '#tests/support/recording-log.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'

let app: StartedApp
let bare: HttpServer
let bareUrl: string
beforeEach(async () => {
  app = await startApp()
  bare = createHttpServer({
    routes: [
      { method: 'GET', path: '/live', handle: async () => ({ status: 200, body: 'live' }) },
      { method: 'GET', path: '/events', handle: async () => ({ status: 200, events: (send) => send('hi') }) },
    ],
    localOnly: true,
    log: recordingLog().log,
  })
  bareUrl = `http://127.0.0.1:${await bare.listen('127.0.0.1', 0)}`
})
afterEach(async () => {
  await app.stop()
  await bare.close(0)
})

/** The grace is longer than any test may take: whoever holds the server up fails the test. */
const closeBare = (): Promise<void> => bare.close(2 ** 30)
const expectAlive = async (): Promise<void> => expect((await app.api('/health/live')).status).toBe(200)
const statusOf = async (said: string, url = app.url): Promise<string | undefined> =>
  (await (await rawSocket(url, said)).closed).split('\r\n')[0]

describe('a target or a Host that is no URL is refused, and the process lives', () => {
  test.each([
    'http://x:99999/',
    'http://[bad/',
    'http://localhost:99999/api/me',
    'https://',
    '//[bad/',
    '///evil.example/%',
    '/%zz',
    '/%c0%af',
    '*',
    'mailto:x',
    'x',
    '?',
    '/\\\\[',
    'http://',
  ])('%s', async (target) => {
    for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS', 'PROPFIND']) {
      const status = await statusOf(`${method} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
      expect(status, method).toMatch(target === '*' && method === 'OPTIONS' ? /^HTTP\/1\.1 200/u : /^HTTP\/1\.1 40[045]/u)
    }
    await expectAlive()
  })

  test.each(['localhost:99999', '[bad', '[::1', 'a b', '%', '', 'x:y:z'])('Host: %s', async (host) => {
    expect(await statusOf(`GET /health/live HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 40[04]/u)
    await expectAlive()
  })

  test('also where any Host may come, outside of local mode', async () => {
    const server = createHttpServer({ routes: [], localOnly: false, log: recordingLog().log })
    const port = await server.listen('127.0.0.1', 0)
    for (const host of ['[bad', 'x:99999', 'a b']) {
      const socket = await rawSocket(`http://127.0.0.1:${port}`, `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
      expect(await socket.closed).toMatch(/^HTTP\/1\.1 404/u)
    }
    await server.close(0)
  })

  test('a whole URL of this service is taken as HTTP demands', async () => {
    const said = `GET ${app.url}/health/live?x=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`
    expect(await statusOf(said)).toBe('HTTP/1.1 200 OK')
  })
})

const live = 'GET /live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'

describe('an upgrade', () => {
  const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\n'

  test.each([
    ['is answered as if it asked for none', `GET /live HTTP/1.1\r\nHost: localhost\r\n${upgrade}\r\n`, '200'],
    ['of what isn’t there is refused', `GET /x HTTP/1.1\r\nHost: localhost\r\n${upgrade}\r\n`, '404'],
    ['from another Host is refused', `GET /live HTTP/1.1\r\nHost: evil.example\r\n${upgrade}\r\n`, '404'],
    ['from another Origin is refused', `GET /live HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n${upgrade}\r\n`, '404'],
  ])('%s, and holds nobody up', async (_what, said, status) => {
    const socket = await rawSocket(bareUrl, said)
    expect(await socket.received('\r\n\r\n')).toMatch(new RegExp(`^HTTP/1.1 ${status}`, 'u'))
    await closeBare()
    await socket.closed
  })

  test('a tunnel is closed at once', async () => {
    await (
      await rawSocket(bareUrl, 'CONNECT x:99999 HTTP/1.1\r\nHost: localhost\r\n\r\n')
    ).closed
    expect(await statusOf(live, bareUrl)).toBe('HTTP/1.1 200 OK')
  })
})

describe('the service ends', () => {
  test.each([
    ['a client that never speaks', ''],
    ['half a request line', 'GET /hea'],
    ['half a head', 'GET /live HTTP/1.1\r\nHost: localhost\r\n'],
  ])('while it is connected to %s', async (_what, said) => {
    const silent = await rawSocket(bareUrl, said)
    // Connections are taken in order: when this one was answered, the silent one has been.
    await statusOf(live, bareUrl)
    await closeBare()
    expect(await silent.closed).toBe('')
  })

  test('while a client keeps its connection after an answer', async () => {
    const kept = await rawSocket(bareUrl, 'GET /live HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await kept.received('\r\n\r\nlive')
    await closeBare()
    expect(await kept.closed).toContain('HTTP/1.1 200 OK')
  })

  test('while an event stream is open', async () => {
    const stream = await rawSocket(bareUrl, 'GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await stream.received('data: "hi"')
    await closeBare()
    expect(await stream.closed).toContain('data: "hi"')
  })

  test('after the running request has its answer, on a connection that would be kept', async () => {
    const [reached, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const handle = async () => {
      reached.resolve()
      await released.promise
      return { status: 200, body: 'done' }
    }
    const server = createHttpServer({ routes: [{ method: 'GET', path: '/slow', handle }], localOnly: true, log: recordingLog().log })
    const port = await server.listen('127.0.0.1', 0)
    const socket = await rawSocket(`http://127.0.0.1:${port}`, 'GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await reached.promise
    const closed = server.close(2 ** 30)
    released.resolve()
    await closed
    expect(await socket.closed).toContain('done')
  })
})

describe('M20: a client that speaks a byte at a time', () => {
  test.each([
    ['in its head', 'GET /live HTTP/1.1\r\nHost: localhost\r\nX-Slow: ', 'x'],
    ['in its body', 'POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\n', ' '],
    ['in chunks', 'POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n', '1\r\n \r\n'],
  ])('%s is cut off, and keeps nobody else waiting', async (_where, said, more) => {
    const server = createHttpServer({
      routes: [
        { method: 'GET', path: '/live', handle: async () => ({ status: 200, body: 'live' }) },
        { method: 'POST', path: '/echo', handle: async ({ body }) => ({ status: 200, body }) },
      ],
      localOnly: true,
      log: recordingLog().log,
      patience: { headMs: 200, requestMs: 300, lookMs: 20, stallMs: 60_000 },
    })
    const url = `http://127.0.0.1:${await server.listen('127.0.0.1', 0)}`
    const slow = await rawSocket(url, said)
    const dripping = setInterval(() => slow.say(more), 10)
    expect(await statusOf(live, url)).toBe('HTTP/1.1 200 OK')
    expect(await slow.closed).toMatch(/^(?:HTTP\/1\.1 408|$)/u)
    clearInterval(dripping)
    expect(await statusOf(live, url)).toBe('HTTP/1.1 200 OK')
    await server.close(0)
  })
})

describe('a client that never reads what it asked for', () => {
  const huge = Buffer.alloc(32 * 1024 * 1024, 'x')
  const ask = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`
  let server: HttpServer
  let url: string
  let streams: { readonly send: (data: unknown) => void; readonly gone: AbortSignal }[]
  let asked: PromiseWithResolvers<void>
  beforeEach(async () => {
    streams = []
    asked = Promise.withResolvers()
    server = createHttpServer({
      routes: [
        {
          method: 'GET',
          path: '/huge',
          handle: async () => {
            asked.resolve()
            return { status: 200, body: huge }
          },
        },
        {
          method: 'GET',
          path: '/events',
          handle: async () => ({ status: 200, events: (send, gone) => void streams.push({ send, gone }) }),
        },
      ],
      localOnly: true,
      log: recordingLog().log,
      patience: { headMs: 10_000, requestMs: 25_000, lookMs: 20, stallMs: 100 },
    })
    url = `http://127.0.0.1:${await server.listen('127.0.0.1', 0)}`
  })
  const deafClient = async (said: string) => {
    const client = connect(Number(new URL(url).port), '127.0.0.1')
    client.pause()
    client.on('error', () => client.destroy())
    await once(client, 'connect')
    client.write(said)
    return client
  }

  test.each([
    ['one answer', ask('/huge')],
    ['answers asked for one after the other', ask('/huge').repeat(5)],
    ['an answer and half a request', `${ask('/huge')}GET /hu`],
  ])('is cut off: %s', async (_what, said) => {
    const client = await deafClient(said)
    await asked.promise
    // Ends only when every request has: the grace is longer than any test may take.
    await expect(server.close(2 ** 30)).resolves.toBeUndefined()
    client.destroy()
  })

  test('is cut off from an event stream; who reads keeps theirs, also when nothing happens for long', async () => {
    const reading = await rawSocket(url, ask('/events'))
    await reading.received(': open')
    const deaf = await deafClient(ask('/events'))
    while (streams.length < 2) await rawSocket(url, live).then(({ closed }) => closed)
    const [kept, lost] = streams
    const cut = Promise.withResolvers<void>()
    lost?.gone.addEventListener('abort', () => cut.resolve())
    lost?.send(huge.toString())
    await cut.promise
    kept?.send('still here')
    await reading.received('still here')
    expect(kept?.gone.aborted).toBe(false)
    deaf.destroy()
    await server.close(0)
  })
})

test('HEAD of an event stream is answered and ends', async () => {
  const socket = await rawSocket(bareUrl, 'HEAD /events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
  const answer = await socket.closed
  expect(answer).toMatch(/^HTTP\/1\.1 200/u)
  expect(answer.toLowerCase()).toContain('content-type: text/event-stream')
})

test('a client that leaves amid its request is no error', async () => {
  const log = recordingLog()
  const [reached, logged] = [Promise.withResolvers<void>(), Promise.withResolvers<string>()]
  const watched = Object.fromEntries(
    (['debug', 'info', 'warn', 'error'] as const).map((level) => [
      level,
      (fields: { readonly event: string }, message: string) => {
        log.log[level](fields, message)
        logged.resolve(level)
      },
    ]),
  ) as unknown as typeof log.log
  const server = createHttpServer({
    routes: [{ method: 'POST', path: '/echo', handle: async ({ body }) => ({ status: 200, body }) }],
    localOnly: true,
    log: watched,
  })
  const port = await server.listen('127.0.0.1', 0)
  const client = connect(port, '127.0.0.1')
  await once(client, 'connect')
  client.write('POST /echo HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 500\r\n\r\n')
  client.once('data', () => reached.resolve())
  await reached.promise
  client.write('{', () => client.destroy())
  expect(await logged.promise).toBe('debug')
  expect(log.events()).toEqual(['http.aborted'])
  await server.close(0)
})

test('a port that is taken is refused with its code', async () => {
  const server = createHttpServer({ routes: [], localOnly: true, log: recordingLog().log })
  await expect(server.listen('127.0.0.1', Number(new URL(app.url).port))).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

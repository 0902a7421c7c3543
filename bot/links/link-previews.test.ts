/** L7 to L12: a preview of a public page, and no connection to anything else. The trap stands where the network would be. */
import { createServer, type RequestListener, type Server } from 'node:http'
import net from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { limits } from '#domain/limits.ts'
import { createLinkPreviews } from './link-previews.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

const publicAddress = '93.184.216.34'
const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

/** @param hosts - what the resolver says of each host; all others are public */
async function trap(listener: RequestListener, hosts: Readonly<Record<string, readonly string[]>> = {}) {
  const server = createServer(listener)
  open.push(server)
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as net.AddressInfo).port)),
  )
  const dialled: string[] = []
  const previews = createLinkPreviews({
    log,
    resolve: (host) => Promise.resolve(hosts[host] ?? [publicAddress]),
    dial: (address, dialledPort) => {
      dialled.push(`${address}:${dialledPort}`)
      return net.connect({ host: '127.0.0.1', port })
    },
  })
  return { previews, dialled }
}

const page =
  (html: string | Buffer, headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers })
    response.end(html)
  }

test('title, description and site name, Open Graph first', async () => {
  const html =
    '<html><head><title>Plain</title><meta property="og:title" content="Sizing &amp; valves"><meta name="description" content="How\n to size"><meta property="og:site_name" content="Valves"></head><body><title>no</title>'
  const { previews, dialled } = await trap(page(html))
  expect(await previews.read('http://example.org/a?b=1')).toEqual({
    title: 'Sizing & valves',
    description: 'How to size',
    siteName: 'Valves',
  })
  expect(dialled).toEqual([`${publicAddress}:80`])
})

test.each<[string, string | Buffer, Readonly<Record<string, string>>, unknown]>([
  ['a plain title', '<title> The  page </title>', {}, { title: 'The page', description: '', siteName: '' }],
  ['no title', '<p>x</p>', {}, null],
  ['a title of 1 MB', `<title>${'x'.repeat(1_000_000)}</title>`, {}, { title: expect.stringMatching(/^x{199}…$/u) }],
  ['marks in the title', '<title>**a** <at>Boss</at> \u202Eevil</title>', {}, { title: '**a** <at>Boss</at> evil' }],
  [
    'another charset',
    Buffer.from([0x3c, 0x74, 0x69, 0x74, 0x6c, 0x65, 0x3e, 0xfc, 0x3c, 0x2f, 0x74, 0x69, 0x74, 0x6c, 0x65, 0x3e]),
    { 'content-type': 'text/html; charset=iso-8859-1' },
    { title: 'ü' },
  ],
  ['a charset that is none', '<title>x</title>', { 'content-type': 'text/html; charset=nonsense' }, { title: 'x' }],
  ['a PDF', '<title>x</title>', { 'content-type': 'application/pdf' }, null],
  ['a picture', 'x', { 'content-type': 'image/png' }, null],
  ['a packed page', '<title>x</title>', { 'content-encoding': 'gzip' }, null],
])('L12: %s', async (_what, html, headers, expected) => {
  const { previews } = await trap(page(html, headers))
  const preview = await previews.read('http://example.org/')
  if (expected === null) expect(preview).toBeNull()
  else expect(preview).toMatchObject(expected as object)
})

test.each([
  'http://127.1/',
  'http://2130706433/',
  'http://[::1]/',
  'http://[::ffff:7f00:1]/',
  'http://8.8.8.8/',
  'http://localhost/',
  'http://localhost./',
  'http://intranet/',
  'http://example.org:8080/',
  'https://example.org:8443/',
  'http://user:pw@example.org/',
  'ftp://example.org/',
])('L7: %s is never dialled', async (link) => {
  const { previews, dialled } = await trap(page('<title>secret</title>'), { 'localhost.': ['127.0.0.1'] })
  expect(await previews.read(link)).toBeNull()
  expect(dialled).toEqual([])
})

test.each([
  ['L8: a private address', ['10.0.0.1']],
  ['L8: the metadata address', ['169.254.169.254']],
  ['L8: Azure’s own', ['168.63.129.16']],
  ['L8: a mapped address', ['::ffff:10.0.0.1']],
  ['L9: one good and one bad address', [publicAddress, '127.0.0.1']],
  ['no address', []],
])('%s is never dialled', async (_what, addresses) => {
  const { previews, dialled } = await trap(page('<title>secret</title>'), { 'evil.example': addresses })
  expect(await previews.read('http://evil.example/')).toBeNull()
  expect(dialled).toEqual([])
})

test('L9: the address that was checked is the one that is dialled, whatever the name says later', async () => {
  const answers = [[publicAddress], ['127.0.0.1']]
  const dialled: string[] = []
  const previews = createLinkPreviews({
    log,
    resolve: () => Promise.resolve(answers.shift() ?? []),
    dial: (address) => {
      dialled.push(address)
      return net.connect({ host: '127.0.0.1', port: 1 })
    },
  })
  expect(await previews.read('http://rebinding.example/')).toBeNull()
  expect(dialled).toEqual([publicAddress])
})

test.each([
  ['to a private host', 'http://inside.example/', 1],
  ['to an address', 'http://127.0.0.1/', 1],
  ['to another port', 'http://example.org:8080/', 1],
  ['to a file', 'file:///etc/passwd', 1],
  ['to nonsense', 'http://[', 1],
  ['to itself, without end', 'http://example.org/', 4],
])('L10: a redirect %s ends it', async (_where, location, connections) => {
  const { previews, dialled } = await trap((_request, response) => response.writeHead(302, { location }).end(), {
    'inside.example': ['10.0.0.1'],
  })
  expect(await previews.read('http://example.org/')).toBeNull()
  expect(dialled).toHaveLength(connections)
})

test('a redirect to a public page is followed, and its host is checked anew', async () => {
  const { previews, dialled } = await trap(
    (request, response) => {
      if (request.headers.host === 'short.example') response.writeHead(301, { location: 'http://long.example/page' }).end()
      else page('<title>Long</title>')(request, response)
    },
    { 'long.example': ['1.1.1.1'] },
  )
  expect(await previews.read('http://short.example/')).toMatchObject({ title: 'Long' })
  expect(dialled).toEqual([`${publicAddress}:80`, '1.1.1.1:80'])
})

test('L11: of an endless page only the beginning is read', async () => {
  let sent = 0
  const { previews } = await trap((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.write('<title>Endless</title>')
    const more = (): void => {
      while (!response.destroyed && sent < 64 * 1024 * 1024) {
        sent += 64 * 1024
        if (!response.write(Buffer.alloc(64 * 1024, 120))) return void response.once('drain', more)
      }
    }
    more()
  })
  expect(await previews.read('http://example.org/')).toMatchObject({ title: 'Endless' })
  expect(sent).toBeLessThan(limits.maxPreviewBytes + 16 * 1024 * 1024)
})

test('L11: a page nested without end is read as far as pages are nested', async () => {
  const { previews } = await trap(page(`<title>Deep</title>${'<b>'.repeat(160_000)}`))
  expect(await previews.read('http://example.org/')).toMatchObject({ title: 'Deep' })
})

test('L11: endless headers give no preview', async () => {
  const { previews } = await trap((request) => {
    request.socket.write(`HTTP/1.1 200 OK\r\n${'x-filler: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n'.repeat(2_000)}`)
  })
  expect(await previews.read('http://example.org/')).toBeNull()
})

test('L11: a page that never answers is given up by the time limit', async () => {
  const timeout = vi.spyOn(AbortSignal, 'timeout')
  const controller = new AbortController()
  timeout.mockReturnValue(controller.signal)
  try {
    const { previews, dialled } = await trap((_request, _response) => controller.abort())
    expect(await previews.read('http://example.org/')).toBeNull()
    expect(dialled).toHaveLength(1)
    expect(timeout).toHaveBeenCalledWith(limits.previewTimeoutMs)
  } finally {
    timeout.mockRestore()
  }
})

test('a name that can’t be resolved gives no preview', async () => {
  const previews = createLinkPreviews({ log, resolve: () => Promise.reject(new Error('ENOTFOUND')), dial: () => net.connect(1) })
  expect(await previews.read('http://nowhere.example/')).toBeNull()
})

test('nothing of the person or the service goes with the question', async () => {
  let headers: Readonly<Record<string, unknown>> = {}
  const { previews } = await trap((request, response) => {
    headers = request.headers
    page('<title>x</title>')(request, response)
  })
  await previews.read('http://example.org/')
  expect(Object.keys(headers).toSorted()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
})

/** A server on loopback that answers each path as it is told, for what the doctor asks over HTTP. */
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { askWithin, type Ask } from '#bot/commands/doctor/ask.ts'
import type { SelfSigned } from '#tests/support/entra/self-signed.ts'

export type Told = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Anything but a text is sent as JSON. */
  readonly body?: unknown
}

export type AnsweringServer = {
  readonly url: string
  /** Paths without an answer are a 404. */
  readonly tell: (answers: Readonly<Record<string, Told | 'hang' | 'cut'>>) => void
  /** Requests so far, such as `POST /api/messages`. */
  readonly asked: readonly string[]
  readonly close: () => Promise<void>
}

export async function startAnsweringServer(secure?: SelfSigned): Promise<AnsweringServer> {
  let answers: Readonly<Record<string, Told | 'hang' | 'cut'>> = {}
  const asked: string[] = []
  const listener: RequestListener = (incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url}`)
    const told = answers[incoming.url ?? ''] ?? { status: 404 }
    if (told === 'hang') return
    if (told === 'cut') return void incoming.socket.destroy()
    const { status = 200, headers = {}, body = '' } = told
    const isText = typeof body === 'string'
    outgoing.writeHead(status, { ...(isText ? {} : { 'content-type': 'application/json' }), ...headers })
    outgoing.end(isText ? body : JSON.stringify(body))
  }
  const server = secure === undefined ? createServer(listener) : createSecureServer({ cert: secure.certificate, key: secure.key }, listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { readonly port: number }
  return {
    url: `${secure === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    tell: (told) => void (answers = told),
    asked,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** The doctor's real request, to loopback in place of the public address. */
export const askInPlaceOf =
  (host: string, url: string, timeoutMs = 5_000): Ask =>
  (asked, request) =>
    askWithin(timeoutMs)(asked.replace(`https://${host}`, url), request)

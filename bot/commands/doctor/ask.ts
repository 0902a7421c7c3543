/** One HTTP request as the doctor makes it: no redirects followed, not for ever, and the server's certificate beside the answer. */
import { request as plainRequest, type IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { TLSSocket } from 'node:tls'

export type Reply = {
  readonly status: number
  /** Names in lower case; a header that came several times has its values with commas between them. */
  readonly headers: Readonly<Record<string, string>>
  /** At most its first 256 KB. */
  readonly body: string
  /** When the server's certificate runs out, in milliseconds since the epoch; null without TLS. */
  readonly certificateEndsAtMs: number | null
}

/** @throws Error with node's code when there was no answer */
export type Ask = (url: string, request?: { readonly method: 'POST'; readonly body: string }) => Promise<Reply>

const maxBodyBytes = 256 * 1024

/** @param timeoutMs - for all of it, from the look-up of the name to the last byte */
export const askWithin =
  (timeoutMs: number): Ask =>
  (url, request) =>
    new Promise((resolve, reject) => {
      const send = url.startsWith('https:') ? secureRequest : plainRequest
      const outgoing = send(
        url,
        {
          method: request?.method ?? 'GET',
          headers: { accept: '*/*', 'user-agent': 'commonplace-doctor', ...(request && { 'content-type': 'application/json' }) },
          signal: AbortSignal.timeout(timeoutMs),
          // A connection of its own: a kept one has no certificate to look at, and would keep the process.
          agent: false,
        },
        (incoming) => void readReply(incoming).then(resolve, reject),
      )
      outgoing.on('error', reject)
      outgoing.end(request?.body)
    })

async function readReply(incoming: IncomingMessage): Promise<Reply> {
  const certificateEndsAtMs = certificateEnd(incoming)
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) continue
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > maxBodyBytes) break
  }
  return {
    status: incoming.statusCode ?? 0,
    headers: Object.fromEntries(Object.entries(incoming.headersDistinct).map(([name, values = []]) => [name, values.join(', ')])),
    body: Buffer.concat(chunks).toString('utf8', 0, maxBodyBytes),
    certificateEndsAtMs,
  }
}

function certificateEnd({ socket }: IncomingMessage): number | null {
  if (!('getPeerCertificate' in socket)) return null
  const endsAtMs = Date.parse((socket as TLSSocket).getPeerCertificate().valid_to)
  return Number.isNaN(endsAtMs) ? null : endsAtMs
}

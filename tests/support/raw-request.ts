/** An HTTP request as it is written here, headers that fetch would not send included. */
import { request as httpRequest } from 'node:http'
import { text as readText } from 'node:stream/consumers'

export type RawAnswer = { readonly status: number; readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }

/**
 * @param options.body - bytes to send; an array is sent in chunks, without a `content-length`
 * @throws when the connection breaks before an answer came
 */
export function rawRequest(
  url: string,
  options: {
    readonly method?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string | Buffer | readonly (string | Buffer)[]
  } = {},
): Promise<RawAnswer> {
  const { method = 'POST', headers = {}, body = '' } = options
  return new Promise((resolve, reject) => {
    const chunks = Array.isArray(body) ? (body as readonly (string | Buffer)[]) : null
    const length =
      chunks === null ? { 'content-length': String(Buffer.byteLength(body as string | Buffer)) } : { 'transfer-encoding': 'chunked' }
    const outgoing = httpRequest(
      url,
      { method, agent: false, headers: { 'content-type': 'application/json', ...length, ...headers } },
      (incoming) => {
        readText(incoming).then((text) => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }), reject)
      },
    )
    outgoing.on('error', reject)
    for (const chunk of chunks ?? [body as string | Buffer]) outgoing.write(chunk)
    outgoing.end()
  })
}

/** A request as the fake understands it; headers that it doesn't know are refused, so that a change of the SDK is noticed. */
import type { IncomingMessage } from 'node:http'
import type { JsonValue } from '#bot/ports/document-store.ts'
import { CosmosRefusal } from './refusal.ts'

export type CosmosRequest = {
  readonly verb: string
  /** Decoded segments: `dbs`, name, `colls`, name, `docs`, id. */
  readonly segments: readonly string[]
  readonly header: (name: string) => string | undefined
  readonly isSet: (name: string) => boolean
  /** Null without a body. */
  readonly body: JsonValue
}

/** Sent by HTTP itself, by fetch and by the SDK's pipeline. */
const plainHeaders: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'accept',
  'accept-encoding',
  'content-length',
  'content-type',
  'cache-control',
  'user-agent',
  'authorization',
  'transfer-encoding',
  'if-match',
  'if-none-match',
  'a-im',
  'accept-language',
  'sec-fetch-mode',
])
/** Those that mean something are read in dispatch.ts; the rest change nothing in what the adapter may see. */
const serviceHeaders: ReadonlySet<string> = new Set([
  'x-ms-version',
  'x-ms-date',
  'x-ms-user-agent',
  'x-ms-useragent',
  'x-ms-client-request-id',
  'x-ms-activity-id',
  'x-ms-cosmos-correlated-activityid',
  'x-ms-cosmos-sdk-supportedcapabilities',
  'x-ms-documentdb-partitionkey',
  'x-ms-documentdb-isquery',
  'x-ms-documentdb-is-upsert',
  'x-ms-documentdb-query-enablecrosspartition',
  'x-ms-documentdb-responsecontinuationtokenlimitinkb',
  'x-ms-cosmos-is-query-plan-request',
  'x-ms-cosmos-supported-query-features',
  'x-ms-cosmos-query-version',
  'x-ms-cosmos-is-batch-request',
  'x-ms-cosmos-batch-atomic',
  'x-ms-max-item-count',
  'x-ms-continuation',
  'x-ms-session-token',
  'x-ms-documentdb-query-iscontinuationexpected',
  'x-ms-documentdb-populatequerymetrics',
])
const maxRequestBytes = 2 * 1024 * 1024 + 64 * 1024

/** @throws CosmosRefusal 400 for unknown headers and bodies that aren't JSON, 413 */
export async function readRequest(incoming: IncomingMessage): Promise<CosmosRequest> {
  for (const name of Object.keys(incoming.headers)) {
    if (!plainHeaders.has(name) && !serviceHeaders.has(name)) throw new CosmosRefusal(400, `The fake does not know the header ${name}.`)
  }
  const header = (name: string): string | undefined => {
    const value = incoming.headers[name]
    return typeof value === 'string' ? value : undefined
  }
  const body = await readBody(incoming)
  const { pathname } = new URL(incoming.url ?? '/', 'http://fake')
  return {
    verb: incoming.method ?? '',
    segments: pathname
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeURIComponent),
    header,
    isSet: (name) => header(name)?.toLowerCase() === 'true',
    body,
  }
}

/** The one text that a partition key header must hold. @throws CosmosRefusal 400 */
export function partitionKeyOf(request: CosmosRequest): string {
  const header = request.header('x-ms-documentdb-partitionkey')
  if (header === undefined)
    throw new CosmosRefusal(
      400,
      'The partition key supplied in x-ms-partitionkey header has fewer components than defined in the collection.',
      1001,
    )
  const parsed: unknown = JSON.parse(header)
  const [key] = Array.isArray(parsed) ? parsed : []
  if (!Array.isArray(parsed) || parsed.length !== 1 || typeof key !== 'string' || key === '')
    throw new CosmosRefusal(400, 'The partition key header is not one text.', 1001)
  return key
}

async function readBody(incoming: IncomingMessage): Promise<JsonValue> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) continue
    bytes += chunk.length
    chunks.push(chunk)
  }
  if (bytes > maxRequestBytes) throw new CosmosRefusal(413, 'Request size is too large.')
  if (bytes === 0) return null
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch (error) {
    throw new CosmosRefusal(400, `The body is not JSON: ${String(error)}`)
  }
}

/** What the SDK reports, as a StoreError. `unavailable` is kept for outcomes that are unknown. */
import type { StoreErrorCode } from '#bot/ports/document-store.ts'
import { StoreError } from '#bot/ports/document-store.ts'

/** 404 with this means that the database or container is missing, not the item. */
const ownerMissing = 1003

const codes: Readonly<Record<number, StoreErrorCode>> = {
  400: 'invalid',
  401: 'misconfigured',
  403: 'misconfigured',
  404: 'not-found',
  409: 'conflict',
  412: 'stale',
  413: 'too-large',
  // 449: another write to the item was under way and this one was not done.
  429: 'throttled',
  449: 'throttled',
}

const sentences: Readonly<Record<StoreErrorCode, string>> = {
  conflict: 'There is a document with this id already.',
  stale: 'The document has changed since it was read.',
  'not-found': 'There is no such document.',
  'too-large': 'Cosmos DB takes 2 MB at most. Split what is written.',
  invalid: 'Cosmos DB refused the request as malformed.',
  throttled: 'Cosmos DB is busy and nothing was done. Try again in a moment; if this lasts, give the account more throughput.',
  unavailable: 'Cosmos DB did not answer; whether a write happened is unknown. If this lasts, check the account and the network.',
  'newer-version': 'Written by a newer release.',
  misconfigured: 'Cosmos DB is not set up as this release needs.',
}

const unauthorised =
  'Cosmos DB refused the key or the identity of the service. Give its managed identity the role "Cosmos DB Built-in Data Contributor" on the database, ' +
  "check COSMOS_KEY where a key is used, and check that the account's firewall lets the service in."
const noToken =
  'Cosmos DB was not asked: there is no token to open it with, since the managed identity of the service gave none. On the host, assign the identity ' +
  'and set AZURE_CLIENT_ID to its client id; elsewhere sign in with `az login` as somebody who has the role, or set COSMOS_KEY for an emulator.'
const unreachable = (code: string): string =>
  `Cosmos DB can't be reached (${code}), so nothing was done. Compare COSMOS_ENDPOINT with *URI* of the account (Azure portal, Overview), ` +
  'then look at the network in between and at the Networking page of the account.'
/** Codes of Node for an address that was never spoken to. */
const neverReached: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'])
const gone = 'The database or container is missing in Cosmos DB. Deploy infra/ again (infra/README.md): the service cannot create it.'
const signInNames: ReadonlySet<string> = new Set([
  'CredentialUnavailableError',
  'AggregateAuthenticationError',
  'AuthenticationError',
  'AuthenticationRequiredError',
])

/** A StoreError passes through. An answer that isn't JSON makes the SDK throw a SyntaxError or TypeError: no answer, then. */
export function cosmosFault(error: unknown): StoreError {
  if (error instanceof StoreError) return error
  const origin = originOf(error)
  if (origin instanceof Error && signInNames.has(origin.name)) return new StoreError('misconfigured', noToken, { cause: error })
  const code: unknown = origin instanceof Error && 'code' in origin ? origin.code : undefined
  if (typeof code === 'string' && neverReached.has(code)) return new StoreError('unavailable', unreachable(code), { cause: error })
  return statusFault(numberIn(origin, 'code') ?? 0, {
    substatus: numberIn(origin, 'substatus'),
    retryAfterMs: numberIn(origin, 'retryAfterInMs'),
    cause: error,
  })
}

type StatusDetails = {
  readonly substatus?: number | undefined
  readonly retryAfterMs?: number | undefined
  readonly cause?: unknown
  readonly index?: number
}

/** An HTTP status from Cosmos DB; 0 when there was no answer. */
export function statusFault(status: number, { substatus, retryAfterMs, cause, index }: StatusDetails = {}): StoreError {
  const isOwnerMissing = status === 404 && substatus === ownerMissing
  const code = isOwnerMissing ? 'misconfigured' : (codes[status] ?? 'unavailable')
  const message = isOwnerMissing ? gone : code === 'misconfigured' ? unauthorised : sentences[code]
  return new StoreError(code, message, {
    cause,
    ...(index !== undefined && { index }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  })
}

/** `items.batch` wraps what went wrong in an error without a code. */
function originOf(error: unknown): unknown {
  return error instanceof Error && !('code' in error) && error.cause instanceof Error ? error.cause : error
}

function numberIn(error: unknown, name: 'code' | 'substatus' | 'retryAfterInMs'): number | undefined {
  if (typeof error !== 'object' || error === null || !(name in error)) return undefined
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'number' ? value : undefined
}

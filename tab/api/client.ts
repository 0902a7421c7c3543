/** Calls the endpoints of the contract table, typed by it; replies are checked when they arrive. */
import { createContext, useContext } from 'react'
import { contract, type Contract, type EndpointName } from '#domain/api/contract.ts'
import { unconfirmedHeader, type BodyOf, type Endpoint, type ReplyOf } from '#domain/api/endpoint.ts'
import { problemReply } from '#domain/api/replies.ts'
import { ApiError, unreachable } from './api-error.ts'

export type CallInput<E extends Endpoint> = {
  readonly params: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | undefined>>
  readonly signal?: AbortSignal
} & (BodyOf<E> extends undefined ? object : { readonly body: BodyOf<E> }) &
  (E['method'] extends 'POST' ? { /** the same for every try of one form */ readonly idempotencyKey: string } : object) &
  (E['needsIfMatch'] extends true ? { /** the `etag` of the version that is changed */ readonly ifMatch: string } : object)

/** What versioned things come with, for the next change of them. */
export type ApiReply<E extends Endpoint> = E['hasEtag'] extends true ? ReplyOf<E> & { readonly etag: string } : ReplyOf<E>

export type ApiClient = <Name extends EndpointName>(name: Name, input: CallInput<Contract[Name]>) => Promise<ApiReply<Contract[Name]>>

export type ApiClientOptions = {
  /** Asked before each request, and once more when the service no longer accepts what it gave. */
  readonly authorization: () => Promise<string>
  /** Called after each reading of a team: false while Teams can't say who is in it. */
  readonly onRoster: (isConfirmed: boolean) => void
  /** Called with the `Date` header of each reply. */
  readonly onTime: (said: string | null) => void
}

export function createApiClient({ authorization, onRoster, onTime }: ApiClientOptions): ApiClient {
  return async (name, input) => {
    const endpoint: Endpoint = contract[name]
    const url = urlOf(endpoint, input.params, input.query ?? {})
    const request = { method: endpoint.method, ...payloadOf(endpoint, input as Payload), ...(input.signal && { signal: input.signal }) }
    const attempt = async (): Promise<Response> =>
      send(url, { ...request, headers: { ...request.headers, authorization: await authorization() } })
    const first = await attempt()
    const response = first.status === 401 ? await attempt() : first
    onTime(response.headers.get('date'))
    if (!response.ok) throw await refusalOf(response)
    if (endpoint.access === 'member' && endpoint.method === 'GET') onRoster(!response.headers.has(unconfirmedHeader))
    return (await replyOf(endpoint, response)) as ApiReply<Contract[typeof name]>
  }
}

export const ApiContext = createContext<ApiClient | null>(null)

export function useApi(): ApiClient {
  const api = useContext(ApiContext)
  if (api === null) throw new Error('useApi is used outside ApiContext.')
  return api
}

type Payload = { readonly body?: unknown; readonly idempotencyKey?: string; readonly ifMatch?: string }

function payloadOf(
  { takesFile }: Endpoint,
  { body, idempotencyKey, ifMatch }: Payload,
): { headers: Record<string, string>; body?: string } {
  const headers = {
    ...(body === undefined ? {} : { 'content-type': takesFile === true ? 'text/plain; charset=utf-8' : 'application/json' }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
  }
  if (body === undefined) return { headers }
  return { headers, body: takesFile === true ? (body as string) : JSON.stringify(body) }
}

function urlOf({ path }: Endpoint, params: Readonly<Record<string, string>>, query: Readonly<Record<string, string | undefined>>): string {
  const filled = path.replace(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  return search.size === 0 ? filled : `${filled}?${search.toString()}`
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachable(error)
  }
}

async function replyOf(endpoint: Endpoint, response: Response): Promise<unknown> {
  if (endpoint.givesFile === true) return response.text()
  const reply = endpoint.reply.parse(await response.json())
  return endpoint.hasEtag === true ? { ...(reply as object), etag: response.headers.get('etag') ?? '' } : reply
}

async function refusalOf(response: Response): Promise<ApiError> {
  const text = await response.text()
  try {
    return new ApiError(problemReply.parse(JSON.parse(text)))
  } catch (error) {
    // Something between us and the service answered: a proxy, a gateway.
    return unreachable(error)
  }
}

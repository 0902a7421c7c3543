/** Calls the endpoints of the contract table, typed by it; replies are checked when they arrive. */
import { createContext, useContext } from 'react'
import { contract, type Contract, type EndpointName } from '#domain/api/contract.ts'
import type { BodyOf, Endpoint, ReplyOf } from '#domain/api/endpoint.ts'
import { problemReply } from '#domain/api/replies.ts'
import { ApiError, unreachable } from './api-error.ts'

export type CallInput<E extends Endpoint> = {
  readonly params: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | undefined>>
  readonly signal?: AbortSignal
} & (BodyOf<E> extends undefined
  ? object
  : { readonly body: BodyOf<E>; /** the same for every try of one form */ readonly idempotencyKey: string })

export type ApiClient = <Name extends EndpointName>(name: Name, input: CallInput<Contract[Name]>) => Promise<ReplyOf<Contract[Name]>>

/** @param authorization - asked before each request */
export function createApiClient(authorization: () => Promise<string>): ApiClient {
  return async (name, input) => {
    const endpoint: Endpoint = contract[name]
    const { body, idempotencyKey } = input as { body?: unknown; idempotencyKey?: string }
    const response = await send(urlOf(endpoint, input.params, input.query ?? {}), {
      method: endpoint.method,
      headers: {
        authorization: await authorization(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(input.signal === undefined ? {} : { signal: input.signal }),
    })
    if (!response.ok) throw await refusalOf(response)
    return endpoint.reply.parse(await response.json()) as ReplyOf<Contract[typeof name]>
  }
}

export const ApiContext = createContext<ApiClient | null>(null)

export function useApi(): ApiClient {
  const api = useContext(ApiContext)
  if (api === null) throw new Error('useApi is used outside ApiContext.')
  return api
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

async function refusalOf(response: Response): Promise<ApiError> {
  const text = await response.text()
  try {
    return new ApiError(problemReply.parse(JSON.parse(text)))
  } catch (error) {
    // Something between us and the service answered: a proxy, a gateway.
    return unreachable(error)
  }
}

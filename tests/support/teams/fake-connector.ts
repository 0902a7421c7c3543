/**
 * The part of the Teams connector's REST API that the bot calls, in this process, on 127.0.0.1. Records every request;
 * fails on demand. Follows https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 * and https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context for rosters.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text as readText } from 'node:stream/consumers'
import { answerOf, kindOf, type RequestKind, type Roster, type TestChannel } from './connector-answers.ts'
import type { TestPerson, TestTeam } from './cast.ts'

export type { RequestKind } from './connector-answers.ts'

export type ConnectorRequest = {
  readonly kind: RequestKind
  readonly method: string
  /** Decoded, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Readonly<Record<string, unknown>> | null
  /** One for each call of the SDK: hidden retries share it. */
  readonly clientRequestId: string | undefined
  readonly authorization: string | undefined
}

/** - `body` instead of an error: a status of 200 makes it an answer · `raw`: sent as it is, and said to be HTML · `hang`: takes the request and never answers · `reset`: takes it and drops the connection */
export type Fault =
  | {
      readonly status: number
      readonly code?: string
      readonly retryAfter?: number | string
      readonly date?: string
      readonly body?: unknown
      readonly raw?: string
    }
  | 'hang'
  | 'reset'

export type FakeConnector = {
  /** The service URL for activities; ends in a slash, as Teams' do. */
  readonly serviceUrl: string
  /** Everything that arrived, oldest first, also what was answered with a fault. */
  readonly requests: readonly ConnectorRequest[]
  /** The bodies of the messages that the bot sent, oldest first, with the conversation they went to. */
  readonly sent: () => readonly { readonly conversationId: string; readonly activity: Readonly<Record<string, unknown>> }[]
  /** Lets the bot into a team, or changes who is in it. */
  readonly setRoster: (team: TestTeam, members: readonly TestPerson[]) => void
  /** Beside General; stays when the roster changes. */
  readonly setChannels: (team: TestTeam, channels: readonly TestChannel[]) => void
  /** Answers requests of this kind with the fault: the next `times`, or all until `heal`. */
  readonly fail: (kind: RequestKind, fault: Fault, times?: number) => void
  readonly heal: () => void
  /** Resolves when the next request of this kind has arrived. */
  readonly arrival: (kind: RequestKind) => Promise<ConnectorRequest>
  readonly close: () => Promise<void>
}

export async function startFakeConnector(): Promise<FakeConnector> {
  const requests: ConnectorRequest[] = []
  const rosters = new Map<string, Roster>()
  const faults = new Map<RequestKind, { readonly fault: Fault; left: number }>()
  const waiting = new Map<RequestKind, PromiseWithResolvers<ConnectorRequest>[]>()

  const takeFault = (kind: RequestKind): Fault | null => {
    const entry = faults.get(kind)
    if (entry === undefined) return null
    entry.left -= 1
    if (entry.left <= 0) faults.delete(kind)
    return entry.fault
  }

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const request = await readRequest(incoming)
    requests.push(request)
    const fault = takeFault(request.kind)
    for (const arrival of waiting.get(request.kind) ?? []) arrival.resolve(request)
    waiting.delete(request.kind)
    if (fault === 'hang') return
    if (fault === 'reset') return void incoming.socket.destroy()
    const { status, body, headers, raw } = fault === null ? { ...answerOf(request, rosters), raw: undefined } : refusalOf(fault)
    // Not chained: restify replaces writeHead for the whole process by one that returns nothing.
    outgoing.writeHead(status, { 'content-type': 'application/json', ...headers })
    outgoing.end(raw ?? JSON.stringify(body))
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch((error: unknown) => {
      outgoing.statusCode = 400
      outgoing.end(`The fake connector failed: ${error instanceof Error ? error.stack : String(error)}`)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the fake connector has no address')

  return {
    serviceUrl: `http://127.0.0.1:${address.port}/emea/`,
    requests,
    sent: () =>
      requests.flatMap(({ kind, path, body }) =>
        kind === 'send' && body !== null ? [{ conversationId: path.split('/')[3] ?? '', activity: body }] : [],
      ),
    setRoster: (team, members) => void rosters.set(team.threadId, { team, members, channels: rosters.get(team.threadId)?.channels ?? [] }),
    setChannels: (team, channels) =>
      void rosters.set(team.threadId, { team, members: rosters.get(team.threadId)?.members ?? [], channels }),
    fail: (kind, fault, times = Number.POSITIVE_INFINITY) => void faults.set(kind, { fault, left: times }),
    heal: () => faults.clear(),
    arrival: (kind) => {
      const arrival = Promise.withResolvers<ConnectorRequest>()
      waiting.set(kind, [...(waiting.get(kind) ?? []), arrival])
      return arrival.promise
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function readRequest(incoming: IncomingMessage): Promise<ConnectorRequest> {
  const url = new URL(incoming.url ?? '/', 'http://connector')
  const path = decodeURIComponent(url.pathname)
    .replace(/^\/emea/u, '')
    .replace(/^\/{2,}/u, '/')
  const method = incoming.method ?? ''
  const raw = await readText(incoming)
  const clientRequestId = incoming.headers['x-ms-client-request-id']
  return {
    kind: kindOf(method, path),
    method,
    path,
    query: url.searchParams,
    body: raw === '' ? null : (JSON.parse(raw) as Record<string, unknown>),
    clientRequestId: typeof clientRequestId === 'string' ? clientRequestId : undefined,
    authorization: incoming.headers.authorization,
  }
}

function refusalOf({
  status,
  code = 'Fault',
  retryAfter,
  date,
  raw,
  body = { error: { code, message: 'a fault on demand' } },
}: Exclude<Fault, string>) {
  const headers: Record<string, string> = {
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    ...(date === undefined ? {} : { date }),
    ...(raw === undefined ? {} : { 'content-type': 'text/html' }),
  }
  return { status, headers, body, raw }
}

/**
 * The part of Cosmos DB's REST API that our adapter uses, in this process, on 127.0.0.1. Strict: what it doesn't know is a 400,
 * so that a test fails here before a customer does. It encodes our understanding of the service, not the service.
 */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { Clock } from '#bot/ports/clock.ts'
import { checkSignature } from './authorization.ts'
import type { Databases, Reply } from './dispatch.ts'
import { dispatch } from './dispatch.ts'
import type { Faults } from './faults.ts'
import { faultQueue } from './faults.ts'
import { isFields } from './item-operations.ts'
import { CosmosRefusal } from './refusal.ts'
import type { CosmosRequest } from './read-request.ts'
import { readRequest } from './read-request.ts'
import { smallest } from './request-units.ts'

/** A request on items that arrived, with the status that it was or would have been answered with. */
export type SeenRequest = {
  readonly verb: string
  readonly path: string
  readonly partitionKey: string | undefined
  readonly status: number
  /** What it cost: request-units.ts says how far that can be known. */
  readonly units: number
  /** Of a query or a feed: how many items came back. */
  readonly items?: number
}

export type FakeCosmos = Omit<Faults, 'take'> & {
  readonly endpoint: string
  readonly key: string
  /** Every live item of every container and partition, as JSON. */
  readonly everything: () => readonly string[]
  /** Requests on items so far, oldest first; empties the list. */
  readonly takeSeen: () => readonly SeenRequest[]
  readonly close: () => Promise<void>
}

const noAnswer = 'no answer'

export async function startFakeCosmos({ clock }: { readonly clock: Clock }): Promise<FakeCosmos> {
  const key = randomBytes(64).toString('base64')
  const databases: Databases = new Map()
  const { take, ...faults } = faultQueue()
  let seen: SeenRequest[] = []

  const answer = async (incoming: IncomingMessage): Promise<Reply | typeof noAnswer> => {
    const request = await readRequest(incoming)
    checkSignature(key, signedPart(request))
    const isData = request.segments[4] === 'docs' && !request.isSet('x-ms-cosmos-is-query-plan-request')
    const note = ({ status, units = smallest, body }: Pick<Reply, 'status' | 'units' | 'body'>): void => {
      if (isData)
        seen.push({
          verb: request.verb,
          path: request.segments.join('/'),
          partitionKey: request.header('x-ms-documentdb-partitionkey'),
          status,
          units,
          ...(isFields(body) && Array.isArray(body['Documents']) ? { items: body['Documents'].length } : {}),
        })
    }
    const fault = isData ? take() : null
    if (fault?.kind === 'hang' || (fault?.kind === 'status' && !fault.commits)) {
      note({ status: fault.kind === 'hang' ? 0 : fault.status, body: null })
      if (fault.kind === 'hang') return new Promise<never>(() => {})
      return {
        status: fault.status,
        body: { code: 'Fault', message: 'a fault on demand' },
        ...(fault.retryAfterMs !== undefined && { retryAfterMs: fault.retryAfterMs }),
      }
    }
    const reply = replyOf(() => dispatch(databases, clock, request))
    note(reply)
    if (fault?.kind === 'drop') return noAnswer
    return fault ? { status: fault.status, body: { code: 'Fault', message: 'a fault on demand' } } : reply
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming)
      .catch((error: unknown) => refusalReply(error))
      .then((reply) => (reply === noAnswer ? incoming.socket.destroy() : send(outgoing, reply)))
      .catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the fake has no address')

  return {
    ...faults,
    endpoint: `http://127.0.0.1:${address.port}`,
    key,
    everything: () =>
      [...databases.values()].flatMap((containers) =>
        [...containers.values()].flatMap((container) => container.everything().map(({ body }) => JSON.stringify(body))),
      ),
    takeSeen: () => {
      const before = seen
      seen = []
      return before
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function signedPart(request: CosmosRequest) {
  const { verb, segments, header } = request
  const isFeed = segments.length % 2 === 1
  return {
    verb,
    resourceType: segments.at(isFeed ? -1 : -2) ?? '',
    resourceId: (isFeed ? segments.slice(0, -1) : segments).join('/'),
    date: header('x-ms-date'),
    authorization: header('authorization'),
  }
}

function replyOf(run: () => Reply): Reply {
  try {
    return run()
  } catch (error) {
    return refusalReply(error)
  }
}

function refusalReply(error: unknown): Reply {
  if (error instanceof CosmosRefusal)
    return {
      status: error.status,
      body: { code: String(error.status), message: error.message },
      ...(error.substatus && { substatus: error.substatus }),
    }
  return {
    status: 500,
    body: { code: 'InternalServerError', message: error instanceof Error ? (error.stack ?? error.message) : String(error) },
  }
}

function send(outgoing: ServerResponse, reply: Reply): void {
  const { status, body, etag, continuation, lsn, retryAfterMs, substatus, units = smallest } = reply
  outgoing.writeHead(status, {
    'content-type': 'application/json',
    'x-ms-request-charge': units.toFixed(2),
    'x-ms-activity-id': randomBytes(8).toString('hex'),
    ...(etag !== undefined && { etag }),
    ...(continuation !== undefined && { 'x-ms-continuation': continuation }),
    ...(lsn !== undefined && { 'x-ms-session-token': `0:-1#${lsn}` }),
    ...(retryAfterMs !== undefined && { 'x-ms-retry-after-ms': String(retryAfterMs) }),
    ...(substatus !== undefined && { 'x-ms-substatus': String(substatus) }),
  })
  outgoing.end(body === null ? undefined : JSON.stringify(body))
}

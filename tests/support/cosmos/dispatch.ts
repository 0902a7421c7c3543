/** The routes of the REST API that the adapter uses; anything else is a bad request. */
import type { Clock } from '#bot/ports/clock.ts'
import type { JsonValue } from '#bot/ports/document-store.ts'
import type { ContainerPolicy, ContainerState } from './container-state.ts'
import { containerState, wireItem } from './container-state.ts'
import type { Written } from './item-operations.ts'
import { createItem, deleteItem, existing, isFields, patchItem, replaceItem, upsertItem } from './item-operations.ts'
import { CosmosRefusal } from './refusal.ts'
import type { CosmosRequest } from './read-request.ts'
import { partitionKeyOf } from './read-request.ts'
import { runBatch } from './run-batch.ts'
import { feedUnits, perPatch, queryUnits, readUnits, smallest } from './request-units.ts'
import { changesAfter, runQuery } from './run-query.ts'

export type Reply = {
  readonly status: number
  readonly body: JsonValue
  readonly etag?: string
  readonly continuation?: string
  readonly lsn?: number
  readonly retryAfterMs?: number
  readonly substatus?: number
  /** Request units by what Microsoft has published; the smallest charge when left out. */
  readonly units?: number
}
export type Databases = Map<string, Map<string, ContainerState>>

const defaultPageItems = 100

/** @throws CosmosRefusal */
export function dispatch(databases: Databases, clock: Clock, request: CosmosRequest): Reply {
  const { verb, segments } = request
  const [dbs, databaseId, colls, containerId, docs, id] = segments
  const shape = segments.map((segment, index) => (index % 2 === 0 ? segment : '*')).join('/')
  if (verb === 'GET' && shape === '') return { status: 200, body: account }
  if (verb === 'POST' && shape === 'dbs') return createDatabase(databases, request.body)
  if (dbs !== 'dbs' || databaseId === undefined) throw unknownRoute(request)
  const containers = databases.get(databaseId)
  if (!containers) throw new CosmosRefusal(404, 'Owner resource does not exist', segments.length > 2 ? 1003 : 0)
  if (verb === 'GET' && shape === 'dbs/*') return { status: 200, body: { id: databaseId, _rid: 'db' } }
  if (verb === 'POST' && shape === 'dbs/*/colls') return createContainer(containers, clock, request.body)
  if (colls !== 'colls' || containerId === undefined) throw unknownRoute(request)
  const container = containers.get(containerId)
  if (!container) throw new CosmosRefusal(404, 'Owner resource does not exist', segments.length > 4 ? 1003 : 0)
  if (verb === 'GET' && shape === 'dbs/*/colls/*') return { status: 200, body: { ...policyBody(container.policy), _rid: 'coll' } }
  if (docs !== 'docs' || segments.length > 6) throw unknownRoute(request)
  const reply = id === undefined ? onFeed(container, request) : onItem(container, request, id)
  return { ...reply, units: Math.max(smallest, (reply.units ?? 0) + container.takeWritten()), lsn: container.lastLsn() }
}

function onFeed(container: ContainerState, request: CosmosRequest): Reply {
  const { verb, body } = request
  if (verb === 'POST' && request.isSet('x-ms-cosmos-is-query-plan-request')) throw new CosmosRefusal(400, 'The fake makes no query plans.')
  const pk = partitionKeyOf(request)
  if (verb === 'GET' && request.header('a-im')?.toLowerCase() === 'incremental feed') return changeFeed(container, pk, request)
  if (verb !== 'POST') throw unknownRoute(request)
  if (request.isSet('x-ms-cosmos-is-batch-request')) {
    if (!request.isSet('x-ms-cosmos-batch-atomic')) throw new CosmosRefusal(400, 'The fake runs atomic batches only.')
    return { ...runBatch(container, pk, body), units: perPatch * patchesIn(body) }
  }
  if (request.isSet('x-ms-documentdb-isquery')) return queryPage(container, pk, request)
  if (request.isSet('x-ms-documentdb-is-upsert'))
    return written(container, () => upsertItem(container, pk, body, request.header('if-match')))
  return written(container, () => createItem(container, pk, body))
}

function onItem(container: ContainerState, request: CosmosRequest, id: string): Reply {
  const pk = partitionKeyOf(request)
  const ifMatch = request.header('if-match')
  switch (request.verb) {
    case 'GET': {
      const item = existing(container, pk, id)
      return { status: 200, body: wireItem(item), etag: item.etag, units: readUnits(item.body) }
    }
    case 'PUT':
      return written(container, () => replaceItem(container, pk, id, request.body, ifMatch))
    case 'DELETE':
      return written(container, () => deleteItem(container, pk, id, ifMatch))
    case 'PATCH':
      return { ...written(container, () => patchItem(container, pk, id, request.body, ifMatch)), units: perPatch }
    default:
      throw unknownRoute(request)
  }
}

function written(container: ContainerState, write: () => Written): Reply {
  const { status, item } = container.transaction(write)
  return item ? { status, body: wireItem(item), etag: item.etag } : { status, body: null }
}

const patchesIn = (body: JsonValue): number =>
  Array.isArray(body) ? body.filter((operation) => isFields(operation) && operation['operationType'] === 'Patch').length : 0

/** Cuts the results into pages, as the service does: the adapter must ask for all of them. */
function queryPage(container: ContainerState, pk: string, request: CosmosRequest): Reply {
  const results = runQuery(container, pk, request.body)
  const start = Number(request.header('x-ms-continuation') ?? 0)
  const size = Number(request.header('x-ms-max-item-count') ?? defaultPageItems)
  const documents = results.slice(start, start + size)
  const end = start + documents.length
  return {
    status: 200,
    body: { _rid: 'coll', Documents: documents, _count: documents.length },
    units: queryUnits(documents),
    ...(end < results.length && { continuation: String(end) }),
  }
}

function changeFeed(container: ContainerState, pk: string, request: CosmosRequest): Reply {
  const since = request.header('if-none-match')
  const after = since === undefined ? 0 : since === '*' ? container.lastLsn() : Number(/^"(?<lsn>\d+)"$/u.exec(since)?.groups?.['lsn'])
  if (Number.isNaN(after)) throw new CosmosRefusal(400, 'The continuation of the change feed is not valid.')
  const { items, lsn } = changesAfter(container, pk, after, Number(request.header('x-ms-max-item-count') ?? defaultPageItems))
  const etag = `"${lsn}"`
  if (items.length === 0) return { status: 304, body: null, etag, units: feedUnits([]) }
  return { status: 200, body: { _rid: 'coll', Documents: items, _count: items.length }, etag, units: feedUnits(items) }
}

function createDatabase(databases: Databases, body: JsonValue): Reply {
  if (!isFields(body) || typeof body['id'] !== 'string') throw new CosmosRefusal(400, 'A database has an id.')
  if (databases.has(body['id'])) throw new CosmosRefusal(409, 'The database exists.')
  databases.set(body['id'], new Map())
  return { status: 201, body: { id: body['id'], _rid: 'db' } }
}

function createContainer(containers: Map<string, ContainerState>, clock: Clock, body: JsonValue): Reply {
  if (!isFields(body) || typeof body['id'] !== 'string' || !isFields(body['partitionKey']))
    throw new CosmosRefusal(400, 'A container has an id and a partition key.')
  if (containers.has(body['id'])) throw new CosmosRefusal(409, 'The container exists.')
  // The definition is what the SDK sent; only id and partition key are looked into here, the rest where it is used.
  const policy = body as unknown as ContainerPolicy
  containers.set(body['id'], containerState(policy, clock))
  return { status: 201, body: { ...body, _rid: 'coll' } }
}

const policyBody = (policy: ContainerPolicy): { readonly [field: string]: JsonValue } => JSON.parse(JSON.stringify(policy))

const account: JsonValue = {
  id: 'fake',
  _self: '',
  _rid: 'fake',
  writableLocations: [],
  readableLocations: [],
  enableMultipleWriteLocations: false,
  userConsistencyPolicy: { defaultConsistencyLevel: 'Session' },
}

function unknownRoute({ verb, segments }: CosmosRequest): CosmosRefusal {
  return new CosmosRefusal(400, `The fake does not know ${verb} /${segments.join('/')}.`)
}

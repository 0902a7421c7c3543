/** The writes of the service on one item, inside a transaction: 404, 409, 412, 413 and 400 as it gives them. */
import type { JsonValue } from '#bot/ports/document-store.ts'
import type { ContainerState, Fields, Item } from './container-state.ts'
import { CosmosRefusal } from './refusal.ts'

const maxBytes = 2 * 1024 * 1024

export type Written = { readonly status: number; readonly item: Item | null }

export function createItem(container: ContainerState, pk: string, body: JsonValue): Written {
  const fields = checkItem(container, pk, body)
  if (container.find(pk, fields.id)) throw new CosmosRefusal(409, 'Entity with the specified id already exists in the system.')
  return { status: 201, item: container.put(pk, fields) }
}

export function upsertItem(container: ContainerState, pk: string, body: JsonValue, ifMatch: string | undefined): Written {
  const fields = checkItem(container, pk, body)
  const existing = container.find(pk, fields.id)
  if (existing) checkMatch(existing, ifMatch)
  return { status: existing ? 200 : 201, item: container.put(pk, fields) }
}

export function replaceItem(container: ContainerState, pk: string, id: string, body: JsonValue, ifMatch: string | undefined): Written {
  const fields = checkItem(container, pk, body)
  if (fields.id !== id) throw new CosmosRefusal(400, 'The id in the body differs from the one in the address.')
  checkMatch(existing(container, pk, id), ifMatch)
  return { status: 200, item: container.put(pk, fields) }
}

export function deleteItem(container: ContainerState, pk: string, id: string, ifMatch: string | undefined): Written {
  checkMatch(existing(container, pk, id), ifMatch)
  container.remove(pk, id)
  return { status: 204, item: null }
}

/** Only `incr`, which is all that the adapter sends. */
export function patchItem(container: ContainerState, pk: string, id: string, body: JsonValue, ifMatch: string | undefined): Written {
  const operations = isFields(body) ? body['operations'] : body
  if (!Array.isArray(operations) || operations.length !== 1) throw new CosmosRefusal(400, 'The fake patches one field at a time.')
  const [operation]: readonly (JsonValue | undefined)[] = operations
  if (!isFields(operation) || operation['op'] !== 'incr') throw new CosmosRefusal(400, 'The fake knows only the patch operation incr.')
  const { path, value } = operation
  const field = typeof path === 'string' ? /^\/(?<field>[A-Za-z]\w*)$/u.exec(path)?.groups?.['field'] : undefined
  if (field === undefined || typeof value !== 'number') throw new CosmosRefusal(400, 'incr takes a path and a number.')
  const item = existing(container, pk, id)
  checkMatch(item, ifMatch)
  const before = item.body[field] === undefined ? 0 : item.body[field]
  if (typeof before !== 'number') throw new CosmosRefusal(400, 'incr works on numbers.')
  return { status: 200, item: container.put(pk, { ...item.body, [field]: before + value }) }
}

export function existing(container: ContainerState, pk: string, id: string): Item {
  const item = container.find(pk, id)
  if (!item) throw new CosmosRefusal(404, 'Entity with the specified id does not exist in the system.')
  return item
}

export function isFields(value: JsonValue | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function checkItem(container: ContainerState, pk: string, body: JsonValue): Item['body'] {
  if (!isFields(body)) throw new CosmosRefusal(400, 'An item is an object.')
  const { id, ttl } = body
  if (typeof id !== 'string' || id === '' || /[/\\?#]/u.test(id) || Buffer.byteLength(id) > 1023)
    throw new CosmosRefusal(400, 'The id of the item is not valid.')
  if (ttl !== undefined && (typeof ttl !== 'number' || !Number.isInteger(ttl) || (ttl !== -1 && ttl < 1)))
    throw new CosmosRefusal(400, 'The ttl of the item is not valid.')
  const keyPath = container.policy.partitionKey.paths[0]?.slice(1) ?? ''
  if (body[keyPath] !== pk)
    throw new CosmosRefusal(400, 'PartitionKey extracted from document doesn’t match the one specified in the header.', 1001)
  if (Object.keys(body).some((name) => name.startsWith('_')))
    throw new CosmosRefusal(400, 'The fake takes no fields of the service in a body.')
  if (Buffer.byteLength(JSON.stringify(body)) > maxBytes) throw new CosmosRefusal(413, 'Request size is too large.')
  return { ...body, id }
}

function checkMatch(item: Item, ifMatch: string | undefined): void {
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== item.etag)
    throw new CosmosRefusal(412, 'Operation cannot be performed because one of the specified precondition is not met.')
}

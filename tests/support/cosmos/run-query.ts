/** Queries of one partition and its change feed, with the refusals that show only on the real service otherwise. */
import type { JsonValue } from '#bot/ports/document-store.ts'
import type { ContainerState, Fields, Item } from './container-state.ts'
import { wireItem } from './container-state.ts'
import { isFields } from './item-operations.ts'
import { CosmosRefusal } from './refusal.ts'
import type { Parameters } from './sql-evaluate.ts'
import { evaluate, order, parameterOf, valueAt } from './sql-evaluate.ts'
import type { Select, SortKey } from './sql-syntax.ts'
import { parseSql } from './sql-syntax.ts'

/** @returns the results in full; the server cuts them into pages */
export function runQuery(container: ContainerState, pk: string, body: JsonValue): readonly JsonValue[] {
  if (!isFields(body) || typeof body['query'] !== 'string') throw new CosmosRefusal(400, 'A query is an object with query and parameters.')
  const select = parseSql(body['query'])
  const parameters = parametersOf(body['parameters'])
  checkAllUsed(body['query'], parameters)
  checkCompositeIndex(container, select.orderBy)
  const found = container.inPartition(pk).filter((item) => evaluate(select.where, wireItem(item), parameters) === true)
  if (select.what.kind === 'count') return [found.length]
  const take = parameterOf(parameters, select.what.parameter)
  if (typeof take !== 'number' || take < 1) throw new CosmosRefusal(400, 'TOP takes a positive number.')
  return sorted(found, select.orderBy).slice(0, take).map(wireItem)
}

/** @param after - the log sequence number that the reader has; a page never splits a transaction */
export function changesAfter(
  container: ContainerState,
  pk: string,
  after: number,
  limit: number,
): { readonly items: readonly Fields[]; readonly lsn: number } {
  const changed = container
    .inPartition(pk)
    .filter((item) => item.lsn > after)
    .toSorted((left, right) => left.lsn - right.lsn)
  const last = changed[limit - 1]?.lsn ?? changed.at(-1)?.lsn ?? container.lastLsn()
  return { items: changed.filter((item) => item.lsn <= last).map((item) => ({ ...wireItem(item), _lsn: item.lsn })), lsn: last }
}

function sorted(items: readonly Item[], keys: readonly SortKey[]): readonly Item[] {
  const valuesOf = (item: Item) => keys.map((key) => valueAt(item.body, key.path))
  // An item without the field is in no composite index, so the service leaves it out.
  const indexed = items.filter((item) => valuesOf(item).every((value) => value !== undefined))
  return indexed.toSorted((left, right) => {
    for (const { path, descending } of keys) {
      const [a, b] = [valueAt(left.body, path), valueAt(right.body, path)]
      const rank = typeRank(a) - typeRank(b) || (isSortable(a) && isSortable(b) ? order(a, b) : 0)
      if (rank !== 0) return descending ? -rank : rank
    }
    return 0
  })
}

const isSortable = (value: JsonValue | undefined): value is string | number => typeof value === 'string' || typeof value === 'number'
const typeRank = (value: JsonValue | undefined): number => ['number', 'string'].indexOf(typeof value)

/** More than one field to order by needs an index with the same fields, in the same directions or all reversed. */
function checkCompositeIndex(container: ContainerState, keys: Select['orderBy']): void {
  if (keys.length < 2) return
  const wanted = (isReversed: boolean): string =>
    keys.map(({ path, descending }) => `/${path.join('/')} ${descending === isReversed ? 'ascending' : 'descending'}`).join()
  const existing = (container.policy.indexingPolicy?.compositeIndexes ?? []).map((index) =>
    index.map(({ path, order: direction = 'ascending' }) => `${path} ${direction}`).join(),
  )
  if (!existing.includes(wanted(false)) && !existing.includes(wanted(true))) {
    throw new CosmosRefusal(400, 'The order by query does not have a corresponding composite index that it can be served from.')
  }
}

function parametersOf(given: JsonValue | undefined): Parameters {
  if (!Array.isArray(given)) throw new CosmosRefusal(400, 'A query needs its parameters.')
  const list: readonly (JsonValue | undefined)[] = given
  return new Map(
    list.map((parameter) => {
      if (!isFields(parameter) || typeof parameter['name'] !== 'string' || parameter['value'] === undefined)
        throw new CosmosRefusal(400, 'A parameter has a name and a value.')
      return [parameter['name'], parameter['value']] as const
    }),
  )
}

function checkAllUsed(sql: string, parameters: Parameters): void {
  const used = new Set(sql.match(/@[a-z0-9]+/gu))
  for (const name of parameters.keys()) if (!used.has(name)) throw new CosmosRefusal(400, `The parameter ${name} is not used.`)
}

/**
 * What a request to Cosmos DB costs, in request units, by what Microsoft has published. No fake and no emulator knows the real charge: it stands
 * in `x-ms-request-charge` of a real account's answers. Sources: Azure Cosmos DB, "Understand request units consumption" (2026-04-21) for
 * reads, writes, feeds, terms and patches; what is assumed says so.
 */
import type { JsonValue } from '#bot/ports/document-store.ts'
import type { ContainerPolicy, Fields } from './container-state.ts'

/** Size in KB, a read by id, a write without its index. Same source, *Document size*. */
const bySize: readonly (readonly [kilobytes: number, read: number, write: number])[] = [
  [1, 1, 4.95],
  [2, 1.04, 6.29],
  [4, 1.14, 6.67],
  [8, 1.33, 7.04],
  [16, 1.67, 9.52],
  [32, 2.19, 11.23],
  [64, 4.76, 22.67],
  [128, 9.95, 48.19],
  [256, 20.28, 98.29],
  [512, 40.95, 184.57],
  [1_024, 145.9, 625],
  [2_048, 291.8, 1_250],
]
/** For each term that comes into the index or leaves it. Same source, *Create* and *Updates*. */
const perTerm = 0.2
/** For each operation of a patch, beside what the replace costs. Same source, *Patch*. */
export const perPatch = 0.4
/** Assumed: a missing item, a refused write and an empty page of a feed cost what the smallest read costs. */
export const smallest = 1
/** Assumed: what a query of one partition costs before its first item. Microsoft's examples and the portal show 2.3 to 3. */
const queryBase = 2.8
/** Assumed: an item that a query loads costs this share of a read by id; ten small items come to some 10 units in all. */
const perQueriedItem = 0.7

export const readUnits = (item: JsonValue | Fields): number => interpolated(item, 1)

/** @param items - those of the page */
export const queryUnits = (items: readonly (JsonValue | Fields)[]): number =>
  items.reduce<number>((sum, item) => sum + perQueriedItem * readUnits(item), queryBase)

/** "Approximately the same as reading those documents individually." */
export const feedUnits = (items: readonly (JsonValue | Fields)[]): number =>
  Math.max(
    smallest,
    items.reduce<number>((sum, item) => sum + readUnits(item), 0),
  )

/** @param before - null for a create; @param after - null for a delete; with both it is a replace, which pays for both */
export function writeUnits(policy: ContainerPolicy, before: Fields | null, after: Fields | null): number {
  const [old, fresh] = [termsOf(policy, before), termsOf(policy, after)]
  const changed = [...old].filter((term) => !fresh.has(term)).length + [...fresh].filter((term) => !old.has(term)).length
  const documents = [before, after].flatMap((body) => (body === null ? [] : [interpolated(body, 2)]))
  return documents.reduce((sum, units) => sum + units, perTerm * changed)
}

/** Straight between the sizes of the table; below the first it is the first. */
function interpolated(item: JsonValue | Fields, column: 1 | 2): number {
  const kilobytes = Buffer.byteLength(JSON.stringify(item)) / 1_024
  const at = bySize.findIndex(([size]) => kilobytes <= size)
  const [above, below] = [bySize[at === -1 ? bySize.length - 1 : at], bySize[at - 1]]
  if (above === undefined) return 0
  if (below === undefined) return above[column]
  return below[column] + ((kilobytes - below[0]) / (above[0] - below[0])) * (above[column] - below[column])
}

/**
 * What of a document stands in the index: id and time stamp always, each value of an included path, and an entry of each composite index.
 * Assumed: such an entry counts as one term.
 */
function termsOf({ indexingPolicy = {} }: ContainerPolicy, body: Fields | null): ReadonlySet<string> {
  if (body === null) return new Set()
  const { includedPaths = [], compositeIndexes = [] } = indexingPolicy
  const single = includedPaths.flatMap(({ path }) => valuesAt(body, path).map((value) => `${path} ${JSON.stringify(value)}`))
  const composite = compositeIndexes.flatMap((index) => {
    const values = index.map(({ path }) => valuesAt(body, `${path}/?`)[0])
    return values.includes(undefined) ? [] : [JSON.stringify([index, values])]
  })
  return new Set([`id ${JSON.stringify(body['id'])}`, '_ts', ...single, ...composite])
}

/** @param path - `/name/?`, or `/name/[]/?` for the elements of a list */
function valuesAt(body: Fields, path: string): readonly JsonValue[] {
  const [, name = '', list] = /^\/(\w+)(\/\[\])?\/\?$/u.exec(path) ?? []
  const value = body[name]
  if (value === undefined || value === null) return []
  if (list === undefined) return typeof value === 'object' ? [] : [value]
  return Array.isArray(value) ? (value as readonly JsonValue[]) : []
}

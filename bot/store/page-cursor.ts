/**
 * Keyset cursors: where a page ended, bound to what it was a page of. A cursor of another query, partition
 * or container is refused; a forged position can only move within the caller's own partition and query.
 */
import { createHash } from 'node:crypto'
import type { ContainerName, DocumentQuery, Filter, OrderBy, Page, Stored } from '#bot/ports/document-store.ts'
import { StoreError } from '#bot/ports/document-store.ts'

type SortValue = string | number
const maxCursorChars = 4_000

/**
 * The filter that a page adds to the query's own: what comes after its cursor.
 * @returns null for the first page
 * @throws StoreError `invalid` for a cursor that isn't of this query
 */
export function cursorFilter(container: ContainerName, pk: string, query: DocumentQuery): Filter | null {
  if (query.cursor === undefined) return null
  const [value, id] = openCursor(query.cursor, pageScope(container, pk, query))
  if (!isSortValue(value) || typeof id !== 'string') throw foreignCursor()
  return keysetFilter(query.orderBy, value, id)
}

/** Makes a page of what was found when one more than the limit was asked for. */
export function pageOf(container: ContainerName, pk: string, query: DocumentQuery, found: readonly Stored[]): Page {
  const items = found.slice(0, query.limit)
  const last = items.at(-1)
  if (!last || found.length <= query.limit) return { items, nextCursor: null }
  const value = last.document[query.orderBy.field]
  if (!isSortValue(value)) {
    throw new StoreError('invalid', `A page ordered by ${query.orderBy.field} needs that field on every document of type ${query.type}.`)
  }
  return { items, nextCursor: sealCursor(pageScope(container, pk, query), [value, last.document.id]) }
}

/** A cursor for a place in the changes of a partition, as the engine names it. */
export function changesCursor(container: ContainerName, pk: string, place: SortValue): string {
  return sealCursor(changesScope(container, pk), [place])
}

/** @returns the place that `changesCursor` sealed; @throws StoreError `invalid` */
export function changesPlace(container: ContainerName, pk: string, cursor: string): SortValue {
  const [place] = openCursor(cursor, changesScope(container, pk))
  if (!isSortValue(place)) throw foreignCursor()
  return place
}

/** For an adapter that finds a place it can't have given. */
export function foreignCursor(cause?: unknown): StoreError {
  return new StoreError('invalid', 'The cursor does not belong to this query. Start again from the first page.', { cause })
}

/** The leading bound on the sort field alone is what lets an index seek. */
function keysetFilter({ field, direction }: OrderBy, value: SortValue, id: string): Filter {
  const beyond = direction === 'asc' ? 'gt' : 'lt'
  const beyondId: Filter = { op: beyond, field: 'id', value: id }
  if (field === 'id') return beyondId
  return {
    op: 'and',
    filters: [
      { op: direction === 'asc' ? 'gte' : 'lte', field, value },
      {
        op: 'or',
        filters: [
          { op: beyond, field, value },
          { op: 'and', filters: [{ op: 'eq', field, value }, beyondId] },
        ],
      },
    ],
  }
}

const pageScope = (container: ContainerName, pk: string, { type, where, orderBy }: DocumentQuery): string =>
  fingerprint(['page', container, pk, type, where ?? null, orderBy.field, orderBy.direction])

const changesScope = (container: ContainerName, pk: string): string => fingerprint(['changes', container, pk])

function fingerprint(scope: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(scope)).digest('base64url').slice(0, 22)
}

function sealCursor(scope: string, values: readonly SortValue[]): string {
  return Buffer.from(JSON.stringify([scope, ...values]), 'utf8').toString('base64url')
}

function openCursor(cursor: unknown, scope: string): readonly unknown[] {
  if (typeof cursor !== 'string' || cursor.length > maxCursorChars || !/^[A-Za-z0-9_-]+$/u.test(cursor)) throw foreignCursor()
  let opened: unknown
  try {
    opened = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch (error) {
    throw foreignCursor(error)
  }
  if (!Array.isArray(opened) || opened[0] !== scope) throw foreignCursor()
  return opened.slice(1)
}

function isSortValue(value: unknown): value is SortValue {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
}

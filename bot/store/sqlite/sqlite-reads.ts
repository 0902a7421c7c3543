/** Pages, counts and changes of one partition. */
import type { Clock } from '#bot/ports/clock.ts'
import type { ChangePage, ContainerName, DocumentQuery, Filter, OrderBy, Page } from '#bot/ports/document-store.ts'
import { changesCursor, changesPlace, cursorFilter, foreignCursor, pageOf } from '../page-cursor.ts'
import type { SqlFragment } from './render-filter.ts'
import { renderFilter } from './render-filter.ts'
import type { SqliteRows } from './sqlite-rows.ts'

const sortColumns: Readonly<Record<OrderBy['field'], string>> = {
  id: 'doc.id',
  createdAt: 'doc.created_at',
  dueAt: 'doc.due_at',
}

export function selectPage(rows: SqliteRows, clock: Clock, container: ContainerName, pk: string, query: DocumentQuery): Page {
  const { sql, values } = pageSql(clock.nowMs(), pk, query, cursorFilter(container, pk, query))
  return pageOf(
    container,
    pk,
    query,
    rows.select(container, sql, values).map((row) => row.stored),
  )
}

export function countDocuments(
  rows: SqliteRows,
  clock: Clock,
  container: ContainerName,
  pk: string,
  query: Pick<DocumentQuery, 'type' | 'where'>,
): number {
  const { sql, values } = selectionSql(clock.nowMs(), pk, query.type, [query.where])
  return rows.count(container, sql, values)
}

/** The clauses of a page, one document more than its limit; exported so that a test can look at the query plan. */
export function pageSql(nowMs: number, pk: string, query: DocumentQuery, after: Filter | null): SqlFragment {
  const { sql, values } = selectionSql(nowMs, pk, query.type, [query.where, after])
  const direction = query.orderBy.direction === 'asc' ? 'ASC' : 'DESC'
  // A few found by their own index are sorted, rather than all looked through in their order: the plus keeps SQLite from that.
  const prefix = hasOwnIndex(query.where) ? '+' : ''
  const columns = [...new Set([sortColumns[query.orderBy.field], sortColumns.id])].map((column) => `${prefix}${column}`)
  return {
    sql: `${sql} ORDER BY ${columns.map((column) => `${column} ${direction}`).join(', ')} LIMIT ?`,
    values: [...values, query.limit + 1],
  }
}

/** True when the filter names values of a field that has an index beside those of the sort orders. */
function hasOwnIndex(filter: Filter | undefined): boolean {
  if (filter?.op === 'and') return filter.filters.some(hasOwnIndex)
  return (filter?.op === 'eq' || filter?.op === 'in') && filter.field === 'linkKey'
}

/** A place is the number of the last write seen, and the history it counts in. */
export function changesSince(
  rows: SqliteRows,
  clock: Clock,
  container: ContainerName,
  pk: string,
  cursor: string,
  limit: number,
): ChangePage {
  const { seq: last, history } = rows.lastWrite()
  const cursorAt = (seq: number): string => changesCursor(container, pk, `${seq}@${history}`)
  if (cursor === 'now') return { items: [], cursor: cursorAt(last), hasMore: false }
  const place = cursor === 'start' ? 0 : placeIn(history, changesPlace(container, pk, cursor))
  // Whatever was put back from a backup since: what came between is unknown.
  if (place === null || place > last) throw foreignCursor()
  if (place === last && cursor !== 'start') return { items: [], cursor, hasMore: false }
  const clauses = 'doc.pk = ? AND doc.seq > ? AND doc.seq <= ? AND (doc.expires_at IS NULL OR doc.expires_at > ?) ORDER BY doc.seq LIMIT ?'
  const found = rows.select(container, clauses, [pk, place, last, clock.nowMs(), limit + 1])
  const items = found.slice(0, limit)
  const hasMore = found.length > limit
  const seen = hasMore ? (items.at(-1)?.seq ?? place) : last
  return { items: items.map((row) => row.stored), cursor: cursorAt(seen), hasMore }
}

/** @returns null for a place in another history, and for what is no place */
function placeIn(history: string, place: string | number): number | null {
  const [, seq, of] = /^(\d{1,15})@(.*)$/u.exec(String(place)) ?? []
  return seq === undefined || of !== history ? null : Number(seq)
}

function selectionSql(nowMs: number, pk: string, type: string, filters: readonly (Filter | null | undefined)[]): SqlFragment {
  const parts: readonly SqlFragment[] = [
    { sql: 'doc.pk = ? AND doc.type = ? AND (doc.expires_at IS NULL OR doc.expires_at > ?)', values: [pk, type, nowMs] },
    ...filters.flatMap((filter) => (filter ? [renderFilter(filter)] : [])),
  ]
  return { sql: parts.map((part) => part.sql).join(' AND '), values: parts.flatMap((part) => part.values) }
}

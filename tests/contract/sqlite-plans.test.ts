/** Pages, changes and single documents seek in an index of the SQLite file; expired rows leave it. */
import { describe, expect, test } from 'vitest'
import type { DocumentQuery, OrderBy } from '#bot/ports/document-store.ts'
import { cursorFilter } from '#bot/store/page-cursor.ts'
import { openSqliteStore } from '#bot/store/sqlite/open-sqlite-store.ts'
import { openSqliteFile } from '#bot/store/sqlite/sqlite-file.ts'
import { pageSql } from '#bot/store/sqlite/sqlite-reads.ts'
import { aDocument, aTeamPartition } from '#tests/support/store/documents.ts'
import { sqlitePlace } from '#tests/support/store/sqlite.ts'
import { tickingClock } from '#tests/support/store/ticking-clock.ts'

const { clock, advance } = tickingClock()
const place = sqlitePlace()

describe('plans', () => {
  const cases: readonly (readonly ['app' | 'ops', OrderBy['field'], string, string])[] = [
    ['app', 'id', 'app_by_id', 'id'],
    ['app', 'createdAt', 'app_by_created', 'created_at'],
    ['ops', 'id', 'ops_by_id', 'id'],
    ['ops', 'createdAt', 'ops_by_created', 'created_at'],
    ['ops', 'dueAt', 'ops_by_due', 'due_at'],
  ]
  test.each(cases.flatMap((row) => (['asc', 'desc'] as const).map((direction) => [...row, direction] as const)))(
    'a page of %s by %s seeks in %s from %s on, %s, and sorts nothing',
    async (container, field, index, column, direction) => {
      const store = openSqliteStore({ file: place.file, clock })
      const pk = aTeamPartition()
      for (let n = 0; n < 3; n += 1) await store.create(container, aDocument({ pk, dueAt: `2026-11-2${n}T09:00:00Z` }))
      const query: DocumentQuery = {
        type: 'note',
        where: { op: 'eq', field: 'kind', value: 'aid' },
        orderBy: { field, direction },
        limit: 1,
      }
      const plain: DocumentQuery = { type: 'note', orderBy: query.orderBy, limit: 1 }
      const cursor = (await store.query(container, pk, plain)).nextCursor ?? ''
      const { sql, values } = pageSql(clock.nowMs(), pk, query, cursorFilter(container, pk, { ...plain, cursor }))
      const plan = place
        .connect()
        .prepare(`EXPLAIN QUERY PLAN SELECT doc.body FROM ${container} AS doc WHERE ${sql}`)
        .all(...values)
      const steps = plan.map((step) => String(step['detail']))
      expect(steps[0]).toBe(`SEARCH doc USING INDEX ${index} (pk=? AND type=? AND ${column}${direction === 'asc' ? '>' : '<'}?)`)
      expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([])
      await store.close()
    },
  )

  test.each<[string, NonNullable<DocumentQuery['where']>]>([
    ['one link', { op: 'eq', field: 'linkKey', value: 'a' }],
    ['several links', { op: 'in', field: 'linkKey', values: ['a', 'b'] }],
    [
      'a link beside other filters',
      {
        op: 'and',
        filters: [
          { op: 'exists', field: 'kind' },
          { op: 'eq', field: 'linkKey', value: 'a' },
        ],
      },
    ],
  ])('documents with %s are found by their own index', async (_what, where) => {
    const store = openSqliteStore({ file: place.file, clock })
    const query: DocumentQuery = { type: 'note', where, orderBy: { field: 'createdAt', direction: 'asc' }, limit: 1 }
    const { sql, values } = pageSql(clock.nowMs(), aTeamPartition(), query, null)
    const [first] = place
      .connect()
      .prepare(`EXPLAIN QUERY PLAN SELECT doc.body FROM app AS doc WHERE ${sql}`)
      .all(...values)
    expect(first?.['detail']).toBe('SEARCH doc USING INDEX app_by_link (pk=? AND type=? AND <expr>=?)')
    await store.close()
  })

  test('changes, single documents and expiry seek too', () => {
    const database = openSqliteFile(place.file)
    place.closeAfter(database)
    const planOf = (sql: string): string =>
      String(
        database
          .prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .all()
          .map((step) => step['detail']),
      )
    expect(planOf('SELECT body FROM app AS doc WHERE doc.pk = ? AND doc.seq > ? AND doc.seq <= ? ORDER BY doc.seq LIMIT ?')).toBe(
      'SEARCH doc USING INDEX app_by_change (pk=? AND seq>? AND seq<?)',
    )
    expect(planOf('SELECT body FROM app AS doc WHERE doc.pk = ? AND doc.id = ?')).toBe('SEARCH doc USING INDEX app_by_key (pk=? AND id=?)')
    expect(planOf('SELECT rowid FROM app WHERE expires_at <= ? LIMIT 10')).toContain('app_by_expiry')
  })
})

test('expired rows leave the file with later writes', async () => {
  const store = openSqliteStore({ file: place.file, clock })
  const pk = aTeamPartition()
  for (let n = 0; n < 12; n += 1) await store.create('ops', aDocument({ pk, ttl: 5 }))
  await advance(10)
  await store.create('ops', aDocument({ pk }))
  await store.create('ops', aDocument({ pk }))
  expect(place.connect().prepare('SELECT count(*) AS rows FROM ops').get()).toEqual({ rows: 2 })
  await store.close()
})

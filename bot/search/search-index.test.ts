import { expect, test, vi } from 'vitest'
import { StoreError } from '#bot/ports/document-store.ts'
import { createFakeChangeFeed } from '#tests/support/fake-change-feed.ts'
import {
  aSearchableResource,
  aSearchingMember,
  readSearchableResource,
  resourceDocument,
  typed,
} from '#tests/support/searchable-resource.ts'
import { teamId } from '#domain/ids.ts'
import { createSearchIndex } from './search-index.ts'

const aLog = () => ({ debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() })

function aSearch(options: { readonly maxDocuments?: number } = {}) {
  const feed = createFakeChangeFeed()
  const log = aLog()
  const search = createSearchIndex({ store: feed.store, readResource: readSearchableResource, log, ...options })
  const share = (id: string, title = `Leak ${id}`, team = 'team-1') =>
    feed.put(resourceDocument(aSearchableResource({ id, title, teamId: teamId(team) })))
  const find = async (text: string, team = 'team-1') => {
    const page = await search.find(aSearchingMember(team), typed(text), { skip: 0, limit: 1_000 })
    return page.items.map((item) => item.resourceId)
  }
  return { feed, log, share, find }
}

test('a find sees everything stored before it: what is new, changed, deleted and undone', async () => {
  const { feed, share, find } = aSearch()
  share('1')
  expect(await find('leak')).toEqual(['1'])
  share('2')
  expect(await find('leak')).toEqual(['2', '1'])
  share('1', 'Glycol')
  expect(await find('leak')).toEqual(['2'])
  const second = aSearchableResource({ id: '2', title: 'Leak 2' })
  feed.put(resourceDocument(second, { deletedAt: '2026-11-23T10:00:00.000Z' }))
  expect(await find('leak')).toEqual([])
  feed.put(resourceDocument(second))
  expect(await find('leak')).toEqual(['2'])
})

test('other documents of the team and other teams are not found', async () => {
  const { feed, share, find } = aSearch()
  share('1', 'Leak', 'team-2')
  feed.put(resourceDocument(aSearchableResource({ id: '2', title: 'Leak' }), { type: 'submission' }))
  expect(await find('leak')).toEqual([])
  expect(await find('leak', 'team-2')).toEqual(['1'])
})

test('the index is built from all pages, and afterwards only changes are read', async () => {
  const { feed, share, find } = aSearch()
  for (let count = 0; count < 250; count += 1) share(String(count))
  expect(await find('')).toHaveLength(250)
  expect(feed.calls).toHaveLength(3)
  share('250')
  expect(await find('')).toHaveLength(251)
  expect(feed.calls).toHaveLength(4)
  expect(feed.calls.filter((cursor) => cursor === 'start')).toHaveLength(1)
})

test('first finds at the same time share one build', async () => {
  const { feed, share, find } = aSearch()
  share('1')
  expect(await Promise.all([find('leak'), find('leak'), find('leak')])).toEqual([['1'], ['1'], ['1']])
  expect(feed.calls).toEqual(['start'])
})

test('a find during a pull that has already read the store waits for a pull of its own', async () => {
  const { feed, share, find } = aSearch()
  share('1')
  await find('leak')
  const pull = feed.holdNext()
  const early = find('leak')
  await pull.reached
  // The pull under way read the store before this was stored: who asks now must not be answered from it.
  share('2')
  const late = [find('leak'), find('leak')]
  pull.release()
  expect(await early).toEqual(['1'])
  expect(await Promise.all(late)).toEqual([
    ['2', '1'],
    ['2', '1'],
  ])
  expect(feed.calls).toHaveLength(3)
})

test('the same holds for a find during the first build', async () => {
  const { feed, share, find } = aSearch()
  const build = feed.holdNext()
  const early = find('leak')
  await build.reached
  share('1')
  const late = find('leak')
  build.release()
  expect(await early).toEqual([])
  expect(await late).toEqual(['1'])
})

test('a build that fails is not remembered', async () => {
  const { feed, share, find } = aSearch()
  share('1')
  feed.failNext(new StoreError('unavailable', 'no store'))
  await expect(Promise.all([find('leak'), find('leak')])).rejects.toThrow('no store')
  expect(await find('leak')).toEqual(['1'])
})

test('a pull that fails fails the find, and the next one catches up', async () => {
  const { feed, share, find } = aSearch()
  await find('leak')
  share('1')
  feed.failNext(new StoreError('throttled', 'busy'))
  await expect(find('leak')).rejects.toThrow('busy')
  expect(await find('leak')).toEqual(['1'])
})

test('when the store has forgotten the cursor the index is built again', async () => {
  const { feed, log, share, find } = aSearch()
  share('1')
  await find('leak')
  feed.forgetCursors()
  share('2')
  expect(await find('leak')).toEqual(['2', '1'])
  expect(log.warn).toHaveBeenCalledOnce()
})

test('a resource that cannot be read is reported by its id and hides no other', async () => {
  const { log, share, find } = aSearch()
  share('1')
  share('2', 'unreadable')
  expect(await find('')).toEqual(['1'])
  expect(log.error).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ event: 'search.unreadable-resource', resourceId: '2' }),
    expect.any(String),
  )
})

test('above the limit of documents the team asked least recently is built again when it is asked', async () => {
  const { feed, share, find } = aSearch({ maxDocuments: 10 })
  for (const team of ['team-1', 'team-2', 'team-3']) for (let count = 0; count < 4; count += 1) share(`${team}-${count}`, 'Leak', team)
  for (const team of ['team-1', 'team-2', 'team-1', 'team-3', 'team-1']) expect(await find('leak', team)).toHaveLength(4)
  expect(feed.calls.filter((cursor) => cursor === 'start')).toHaveLength(3)
  expect(await find('leak', 'team-2')).toHaveLength(4)
  expect(feed.calls.filter((cursor) => cursor === 'start')).toHaveLength(4)
})

/** Takes a while, as parsing a real document does. */
function readSlowly(stored: Parameters<typeof readSearchableResource>[0]) {
  const startedMs = performance.now()
  while (performance.now() - startedMs < 0.25) readSearchableResource(stored)
  return readSearchableResource(stored)
}

test.each([
  ['resources', null],
  ['rows of an import that is not committed', 'import-1'],
])('a build lets the event loop turn: %s', async (_what, importId) => {
  const feed = createFakeChangeFeed()
  const search = createSearchIndex({ store: feed.store, readResource: readSlowly })
  for (let count = 0; count < 400; count += 1) feed.put(resourceDocument(aSearchableResource({ id: String(count), importId })))
  let turns = 0
  let isBuilt = false
  const countTurns = (): void => {
    turns += 1
    if (!isBuilt) setImmediate(countTurns)
  }
  countTurns()
  const { total } = await search.find(aSearchingMember('team-1'), typed(''), { skip: 0, limit: 1 })
  isBuilt = true
  expect(total).toBe(importId === null ? 400 : 0)
  expect(turns).toBeGreaterThan(3)
})

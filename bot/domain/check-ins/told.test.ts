/** A few things by name, the most helpful first; nothing that no longer holds; a count only where nobody can be told from it. */
import { expect, test } from 'vitest'
import { personId, resourceId, teamId } from '#domain/ids.ts'
import type { Resource } from '#domain/resources/resource.ts'
import { toldAnswers, toldShared, toldStories } from './told.ts'

const ada = { personId: personId('ada'), name: 'Ada' }
const aResource = (title: string, change: Partial<Resource> = {}): Resource => ({
  resourceId: resourceId(title),
  teamId: teamId('north'),
  kind: 'aid',
  title,
  why: '',
  body: '',
  link: null,
  linkKey: null,
  tags: [],
  isRough: false,
  sharedBy: ada,
  sharedAt: '2026-11-24T09:00:00.000Z',
  revision: 1,
  edited: null,
  outdated: null,
  source: null,
  preview: null,
  helpedCount: 0,
  commentCount: 0,
  importId: null,
  ...change,
})
const outdated = { by: ada, at: '2026-11-25T09:00:00.000Z', instead: '' }

test('the most helpful first, then the latest; five of them, and how many more', () => {
  const day = (at: number): string => `2026-11-2${at}T09:00:00.000Z`
  const told = toldShared([
    ...[1, 2, 3, 4, 5, 6].map((at) => aResource(`Day ${at}`, { sharedAt: day(at) })),
    aResource('Helped two', { helpedCount: 2, sharedAt: day(1) }),
    aResource('No longer so', { helpedCount: 9, outdated }),
  ])
  expect(told.named.map(({ title }) => title)).toEqual(['Helped two', 'Day 6', 'Day 5', 'Day 4', 'Day 3'])
  expect(told.more).toBe(2)
})

test('of nothing there is nothing', () => {
  expect(toldShared([])).toEqual({ named: [], more: 0 })
  expect(toldShared([aResource('No longer so', { outdated })])).toEqual({ named: [], more: 0 })
})

test('stories: the latest three, of what is there and still holds', () => {
  const known = new Map([aResource('Here'), aResource('No longer so', { outdated })].map((resource) => [resource.resourceId, resource]))
  const mark = (of: string, at: number) => ({ resourceId: resourceId(of), by: ada, at: `2026-11-2${at}T09:00:00.000Z`, line: `Line ${at}` })
  const told = toldStories(
    [mark('Here', 1), mark('Here', 4), mark('Gone', 5), mark('No longer so', 6), mark('Here', 2), mark('Here', 3)],
    ({ resourceId: id }) => known.get(id) ?? null,
  )
  expect(told.named.map(({ mark: { line }, resource: { title } }) => `${line} ${title}`)).toEqual([
    'Line 4 Here',
    'Line 3 Here',
    'Line 2 Here',
  ])
  expect(told.more).toBe(1)
})

test.each([
  [0, null],
  [1, null],
  [4, null],
  [5, 5],
  [6, 6],
])('of %d who looked back is said: %s', (count, told) => {
  expect(toldAnswers(count)).toBe(told)
})

import { expect, test } from 'vitest'
import { aSearchableResource, typed } from '#tests/support/searchable-resource.ts'
import { createTeamIndex } from './team-index.ts'

const all = { skip: 0, limit: 100 }

const indexOf = (...resources: readonly Parameters<typeof aSearchableResource>[0][]) => {
  const index = createTeamIndex()
  for (const resource of resources) index.put(aSearchableResource(resource))
  return { ...index, ids: (text: string) => index.find(typed(text), all).items.map((item) => item.resourceId) }
}

const small = [
  { id: '1', title: 'Leak log', kind: 'link', why: 'Before the yearly inspection', tags: ['f-gas'], sharedAt: '2026-11-01T09:00:00.000Z' },
  {
    id: '2',
    title: 'K4 defrost board swap',
    kind: 'aid',
    why: 'When a K4 shows E17',
    body: 'Hold **Test** until\nE17 clears.',
    tags: ['k4', 'defrost'],
    sharedAt: '2026-11-03T09:00:00.000Z',
  },
  {
    id: '3',
    title: 'Two visits for a fuse',
    kind: 'story',
    why: 'When a unit is dead',
    body: 'The fuse behind the K4 panel.',
    tags: ['k4'],
    sharedAt: '2026-11-02T09:00:00.000Z',
  },
] as const

test('without words the newest come first, page by page', () => {
  const index = indexOf(...small)
  expect(index.ids('')).toEqual(['2', '3', '1'])
  const page = index.find(typed(''), { skip: 1, limit: 1 })
  expect(page.items.map((item) => item.resourceId)).toEqual(['3'])
  expect(page.total).toBe(3)
})

test('of two shared in the same moment the later id comes first', () => {
  expect(indexOf({ id: 'a' }, { id: 'c' }, { id: 'b' }).ids('')).toEqual(['c', 'b', 'a'])
})

test.each([
  ['a tag', '#k4', ['2', '3']],
  ['two tags, both wanted', '#k4 #defrost', ['2']],
  ['a kind', 'kind:story', ['3']],
  ['two kinds, either wanted', 'kind:story kind:link', ['3', '1']],
  ['a kind and a tag', 'kind:aid #k4', ['2']],
  ['a tag nobody used', '#zebra', []],
  ['words within a kind', 'kind:story k4', ['3']],
  ['a title within a tag that it lacks', '#defrost leak', []],
  ['a phrase', '"board swap"', ['2']],
  ['a phrase across a line end and emphasis', '"hold test until e17"', ['2']],
  ['a phrase that stops within a word', '"defrost boa', ['2']],
  ['a phrase that starts within a word', '"anel."', ['3']],
  ['a phrase in the tags', '"f-gas"', ['1']],
  ['a phrase in the why', '"yearly insp"', ['1']],
  ['a phrase of stop words', '"when a"', ['3', '2']],
  ['a phrase whose words stand apart', '"board defrost"', []],
  ['words and a phrase', 'fuse "k4 panel"', ['3']],
  ['one word that exists and one that does not', 'fuse zebra', ['3']],
  ['a word that does not exist', 'zebra', []],
  ['punctuation alone', '???', []],
])('finds by %s', (_why, text, expected) => expect(indexOf(...small).ids(text)).toEqual(expected))

test('all words win over some words', () => {
  const index = indexOf({ id: '1', title: 'Fan', why: 'Fan' }, { id: '2', title: 'Nothing', body: 'A fan and a valve.' })
  expect(index.ids('valve fan')).toEqual(['2'])
})

test('a change replaces what was known, also its words, title, place in time and weight', () => {
  const index = indexOf(...small)
  const weight = index.weight()
  index.put(aSearchableResource({ id: '2', title: 'Glycol loop', sharedAt: '2026-10-01T09:00:00.000Z' }))
  expect(index.ids('defrost')).toEqual([])
  expect(index.ids('k4 def')).toEqual(['3'])
  expect(index.ids('gly')).toEqual(['2'])
  expect(index.ids('')).toEqual(['3', '1', '2'])
  expect(index.weight()).toBe(weight)
})

test('what is removed is not found any more; removing it twice is fine', () => {
  const index = indexOf(...small)
  index.remove('2')
  index.remove('2')
  expect(index.ids('E17')).toEqual([])
  expect(index.ids('')).toEqual(['3', '1'])
  for (const { id } of small) index.remove(id)
  expect(index.weight()).toBe(1)
  expect(index.find(typed(''), all)).toEqual({ items: [], total: 0 })
})

test('a long text counts for more', () => {
  expect(indexOf({ id: '1', body: 'word '.repeat(4_000) }).weight()).toBeGreaterThan(5)
})

test('a result has no body', () => {
  expect(indexOf(...small).find(typed('e17'), all).items[0]).not.toHaveProperty('body')
})

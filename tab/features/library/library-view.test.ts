import { expect, test } from 'vitest'
import { countFilters, queryOf, readView, toggleTag, writeView, type LibraryView } from './library-view.ts'

const everything: LibraryView = { words: '', kind: null, tags: [], mark: null, sort: 'newest' }

test.each<[string, Partial<LibraryView>, string]>([
  ['everything is an empty query', {}, ''],
  ['words stay as they are typed, without the space at their ends', { words: ' defrost bo ' }, 'defrost bo'],
  [
    'filters stand in front of the words',
    { words: 'pump', kind: 'aid', tags: ['k4', 'vans'], mark: 'rough' },
    'kind:aid #k4 #vans is:rough pump',
  ],
  ['the order is no part of it', { sort: 'helpful', mark: 'outdated' }, 'is:outdated'],
])('query: %s', (_why, view, query) => expect(queryOf({ ...everything, ...view })).toBe(query))

test('a view comes back from its address as it was', () => {
  const view: LibraryView = { words: '"two words" #x', kind: 'story', tags: ['k4', 'déjà-vu'], mark: 'outdated', sort: 'helpful' }
  expect(readView(new URLSearchParams(writeView(view).toString()))).toEqual(view)
  expect(writeView(everything).toString()).toBe('')
})

test('an address that somebody wrote can ask for nothing else', () => {
  expect(readView(new URLSearchParams('kind=course&tag=%23K4&tag=k4&tag=&is:secret&is=mine&sort=random'))).toEqual({
    ...everything,
    tags: ['k4'],
  })
})

test('a tag is chosen, and let go by choosing it again', () => {
  const chosen = toggleTag(toggleTag(everything, 'k4'), 'vans')
  expect(chosen.tags).toEqual(['k4', 'vans'])
  expect(countFilters({ ...chosen, kind: 'aid' })).toBe(3)
  expect(toggleTag(chosen, 'k4').tags).toEqual(['vans'])
})

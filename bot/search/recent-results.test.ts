import { expect, test } from 'vitest'
import { parseSearchQuery } from '#domain/search/search-query.ts'
import { createRecentResults } from './recent-results.ts'

test('the same query is searched once, until the library changes', () => {
  const recent = createRecentResults()
  let searches = 0
  const ask = (typed: string) => recent.of(parseSearchQuery(typed), 'newest', () => [`${typed} ${String((searches += 1))}`])
  expect([ask('defrost'), ask('defrost'), ask('board'), ask('defrost')]).toEqual([['defrost 1'], ['defrost 1'], ['board 2'], ['defrost 1']])
  recent.clear()
  expect(ask('defrost')).toEqual(['defrost 3'])
})

test('queries that differ in a filter only are different', () => {
  const recent = createRecentResults()
  expect(recent.of(parseSearchQuery('board #k4'), 'newest', () => ['tagged'])).toEqual(['tagged'])
  expect(recent.of(parseSearchQuery('board kind:aid'), 'newest', () => ['aid'])).toEqual(['aid'])
  expect(recent.of(parseSearchQuery('"board"'), 'newest', () => ['phrase'])).toEqual(['phrase'])
})

test('it holds a hundred thousand results, the last ones', () => {
  const recent = createRecentResults()
  const ask = (typed: string, found: readonly string[]) => recent.of(parseSearchQuery(typed), 'newest', () => found)
  ask('first', ['a'])
  ask('second', ['b'])
  ask('long', Array.from({ length: 99_996 }, String))
  expect(ask('second', ['b, searched again'])).toEqual(['b'])
  expect(ask('first', ['searched again'])).toEqual(['searched again'])
  ask('longer than all', Array.from({ length: 100_001 }, String))
  expect(ask('second', ['b, searched again'])).toEqual(['b, searched again'])
})

import { expect, test } from 'vitest'
import { parseSearchQuery } from '#domain/search/search-query.ts'
import { createRecentResults } from './recent-results.ts'

test('the same query is searched once, until the library changes', () => {
  const recent = createRecentResults()
  let searches = 0
  const ask = (typed: string) => recent.of(parseSearchQuery(typed), () => [`${typed} ${String((searches += 1))}`])
  expect([ask('defrost'), ask('defrost'), ask('board'), ask('defrost')]).toEqual([['defrost 1'], ['defrost 1'], ['board 2'], ['defrost 1']])
  recent.clear()
  expect(ask('defrost')).toEqual(['defrost 3'])
})

test('queries that differ in a filter only are different', () => {
  const recent = createRecentResults()
  expect(recent.of(parseSearchQuery('board #k4'), () => ['tagged'])).toEqual(['tagged'])
  expect(recent.of(parseSearchQuery('board kind:aid'), () => ['aid'])).toEqual(['aid'])
  expect(recent.of(parseSearchQuery('"board"'), () => ['phrase'])).toEqual(['phrase'])
})

test('it holds on to the last two hundred, and never to long lists', () => {
  const recent = createRecentResults()
  const ask = (typed: string, found: readonly string[]) => recent.of(parseSearchQuery(typed), () => found)
  ask('first', ['a'])
  for (let count = 0; count < 200; count += 1) ask(`filler ${String(count)}`, ['b'])
  expect(ask('first', ['again'])).toEqual(['again'])
  ask('long', Array.from({ length: 501 }, String))
  expect(ask('long', ['searched again'])).toEqual(['searched again'])
})

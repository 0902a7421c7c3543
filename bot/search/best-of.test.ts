import { expect, test } from 'vitest'
import { bestOf } from './best-of.ts'

const ascending = (one: number, other: number): number => one - other

test.each([
  ['none of none', [], 3, []],
  ['none when none is wanted', [2, 1], 0, []],
  ['all when there are fewer', [3, 1], 5, [1, 3]],
  ['the first of a falling list', [5, 4, 3, 2, 1], 2, [1, 2]],
  ['the first of a rising list', [1, 2, 3, 4, 5], 2, [1, 2]],
  ['equal ones too', [2, 1, 1, 2, 1], 4, [1, 1, 1, 2]],
  ['all without a limit', [3, 1, 2], Number.POSITIVE_INFINITY, [1, 2, 3]],
])('best of: %s', (_why, items, count, expected) => expect(bestOf(items, count, ascending)).toEqual(expected))

test('it is the beginning of what sorting gives', () => {
  const items = Array.from({ length: 500 }, (_, place) => (place * 7_919) % 503)
  const sorted = items.toSorted(ascending)
  for (const count of [1, 25, 499, 500]) expect(bestOf(items, count, ascending)).toEqual(sorted.slice(0, count))
})

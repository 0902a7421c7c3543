import { expect, test } from 'vitest'
import { createTitleTable } from './title-table.ts'

const tableOf = (...titles: readonly string[]) => {
  const table = createTitleTable()
  for (const [place, title] of titles.entries()) table.add(String(place), title)
  return table
}

test('the exact title leads, then the shortest that begin so, five in all', () => {
  const table = tableOf(
    'Leak check after a repair',
    'Leak log',
    'Leak',
    'Leak checks in winter',
    'Leak search with soap',
    'Leakage',
    'Leak rates by system size',
  )
  expect(table.startingWith('leak', null)).toEqual(['2', '5', '1', '4', '3'])
})

test.each([
  ['case', 'k4 DEFROST'],
  ['punctuation', 'K4 - defrost'],
  ['accents', 'K4 défrost'],
  ['a half-typed word', 'k4 def'],
])('a title is found in spite of %s', (_why, text) => {
  expect(tableOf('K4: defrost board', 'Defrost').startingWith(text, null)).toEqual(['0'])
})

test('of equal titles the newest comes first, and none is lost when one is removed', () => {
  const table = tableOf('Leak log', 'Leak log')
  expect(table.startingWith('leak log', null)).toEqual(['1', '0'])
  table.remove('1', 'Leak log')
  expect(table.startingWith('leak log', null)).toEqual(['0'])
})

test('titles that may not be found leave their place to others', () => {
  expect(tableOf('Leak', 'Leak log').startingWith('leak', (resourceId) => resourceId !== '0')).toEqual(['1'])
})

test('an empty text begins no title', () => {
  expect(tableOf('Leak').startingWith('  ', null)).toEqual([])
})

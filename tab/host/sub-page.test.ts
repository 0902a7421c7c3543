/** A14: deep links as anybody can write them. */
import { expect, test } from 'vitest'
import { readSubPage } from './sub-page.ts'

test.each([undefined, '', 'library'])('%j is the library as a whole', (subPageId) => {
  expect(readSubPage(subPageId)).toBeNull()
})

test('a resource is named by its area and its id', () => {
  const id = '01900000-0000-7000-8000-00000000ABCD'
  expect(readSubPage(`library/${id}`)).toEqual({ area: 'library', id: id.toLowerCase() })
})

test.each([
  'library/',
  'library/x',
  'settings/01900000-0000-7000-8000-000000000000',
  '<script>alert(1)</script>',
  'library/../../api/me',
  'x'.repeat(5_000),
])('anything else leads to what is not here: %.40s', (subPageId) => {
  expect(readSubPage(subPageId)).toEqual({ area: 'library', id: 'unknown' })
})

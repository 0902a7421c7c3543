/** A14: deep links as anybody can write them. */
import { expect, test } from 'vitest'
import { pathOf, readSubPage } from './sub-page.ts'

test.each([undefined, '', 'library'])('%j is the library as a whole', (subPageId) => {
  expect(readSubPage(subPageId)).toBeNull()
})

test('a resource is named by its area and its id', () => {
  const id = '01900000-0000-7000-8000-00000000ABCD'
  expect(readSubPage(`library/${id}`)).toEqual({ area: 'library', id: id.toLowerCase() })
})

test('a week of check-ins is named, or all of them', () => {
  expect(readSubPage('check-ins/2026-W48')).toEqual({ area: 'check-ins', id: '2026-W48' })
  expect(readSubPage('check-ins')).toEqual({ area: 'check-ins', id: null })
})

test.each([
  ['library/01900000-0000-7000-8000-000000000000', true, '/tab/library/01900000-0000-7000-8000-000000000000'],
  ['library/01900000-0000-7000-8000-000000000000', false, null],
  ['check-ins/2026-W48', false, '/tab/check-ins/2026-W48'],
  ['check-ins', false, '/tab/check-ins'],
  ['check-ins/2026-W48', true, null],
  ['settings', true, '/tab/settings'],
  ['settings', false, '/tab/settings'],
  ['library', true, null],
])('%s in a team\u2019s tab: %j', (subPageId, isTeamTab, path) => expect(pathOf(readSubPage(subPageId), isTeamTab)).toBe(path))

test.each([
  'library/',
  'check-ins/',
  'check-ins/../settings',
  'check-ins/2026-W48/x',
  'library/x',
  'settings/01900000-0000-7000-8000-000000000000',
  '<script>alert(1)</script>',
  'library/../../api/me',
  'x'.repeat(5_000),
])('anything else leads to what is not here: %.40s', (subPageId) => {
  expect(readSubPage(subPageId)).toEqual({ area: 'library', id: 'unknown' })
})

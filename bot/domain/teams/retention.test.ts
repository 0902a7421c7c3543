/** Which resources count as unused. */
import { expect, test } from 'vitest'
import { aSearchableResource } from '#tests/support/searchable-resource.ts'
import { personId, resourceId } from '#domain/ids.ts'
import { lastUseOf, monthsBefore } from './retention.ts'

const by = { personId: personId('p-1'), name: 'Somebody' }
const shared = aSearchableResource({ id: 'r-1', sharedAt: '2026-01-01T00:00:00.000Z' })
const later = '2026-05-01T00:00:00.000Z'
const mark = { resourceId: resourceId('r-1'), by, at: later, line: '' }
const none = { helped: [], comments: [], importedAt: null }

test.each([
  ['sharing', shared, none, '2026-01-01T00:00:00.000Z'],
  ['an edit', { ...shared, edited: { by, at: later } }, none, later],
  ['saying that it is outdated', { ...shared, outdated: { by, at: later, instead: '' } }, none, later],
  ['a mark', shared, { ...none, helped: [mark] }, later],
  ['a view', shared, { ...none, comments: [{ ...mark, commentId: 'c-1', text: 'Yes' }] }, later],
  ['bringing it in', shared, { ...none, importedAt: later }, later],
])('%s is a use', (_what, resource, used, expected) => {
  expect(lastUseOf(resource, used)).toBe(expected)
})

test.each([
  ['2026-11-23T09:00:00.000Z', 6, '2026-05-23T09:00:00.000Z'],
  ['2026-08-31T09:00:00.000Z', 6, '2026-02-28T09:00:00.000Z'],
  ['2028-02-29T09:00:00.000Z', 12, '2027-02-28T09:00:00.000Z'],
  ['2026-01-15T09:00:00.000Z', 36, '2023-01-15T09:00:00.000Z'],
])('from %s back %d months', (instant, months, expected) => {
  expect(monthsBefore(instant, months)).toBe(expected)
})

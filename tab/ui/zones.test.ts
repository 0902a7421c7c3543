/** Finding a time zone by what people call it. */
import { expect, test } from 'vitest'
import { zonesFor } from './zones.ts'

test.each([
  ['oslo', 'Europe/Oslo'],
  // Browsers differ in what stands before the city.
  ['Buenos A', 'Buenos_Aires'],
  ['pacific chat', 'Pacific/Chatham'],
  ['utc', 'UTC'],
])('%s finds %s', (typed, name) => expect(zonesFor(typed, null).zones.some((zone) => zone.endsWith(name))).toBe(true))

test('with nothing typed the chosen zone and its neighbours are offered', () => {
  const { zones } = zonesFor('', 'Pacific/Auckland')
  expect(zones).toContain('Pacific/Auckland')
  expect(zones.every((zone) => zone.startsWith('Pacific/'))).toBe(true)
  expect(zonesFor('', 'Nowhere/Old').zones[0]).toBe('Nowhere/Old')
})

test('a long list is cut, and says so', () => {
  expect(zonesFor('america', null)).toMatchObject({ hasMore: true })
  expect(zonesFor('oslo', null)).toMatchObject({ hasMore: false })
  expect(zonesFor('atlantis', null).zones).toEqual([])
})

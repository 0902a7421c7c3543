/** Readings, their corrections, and how values are shown. */
import { expect, test } from 'vitest'
import { personId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { correctReading, isWithin, valueLabels, type Reading, type ReadingVersion } from './metric.ts'
import type { Period } from './period.ts'

const ana = { personId: personId('00000000-0000-4000-8000-000000000001'), name: 'Ana' }
const ben = { personId: personId('00000000-0000-4000-8000-000000000002'), name: 'Ben' }
const given: ReadingVersion = { value: 71, note: '', by: ana, at: '2026-11-02T09:00:00.000Z', source: 'manual' }
const reading: Reading = { ...given, period: '2026-10' as Period, earlier: [] }

test('a correction keeps the value that stood there, and who had given it', () => {
  const correction: ReadingVersion = { value: 77, note: 'two jobs were missing', by: ben, at: '2026-11-03T09:00:00.000Z', source: 'csv' }
  expect(correctReading(reading, correction)).toEqual({ ...correction, period: '2026-10', earlier: [given] })
})

test('another note is a correction too, the same value and note are none', () => {
  expect(correctReading(reading, { ...given, note: 'after the audit', by: ben }).earlier).toEqual([given])
  expect(correctReading(reading, { ...given, by: ben, at: '2026-12-01T09:00:00.000Z', source: 'api' })).toBe(reading)
})

test('of endless corrections the first value and the latest ones stay', () => {
  let corrected = reading
  for (let value = 100; value < 300; value += 1) corrected = correctReading(corrected, { ...given, value })
  const values = corrected.earlier.map(({ value }) => value)
  expect([corrected.value, values.length, values[0], values.at(-1)]).toEqual([299, limits.maxReadingVersions - 1, 71, 298])
})

test.each([
  [0, true],
  [100, true],
  [-0.1, false],
  [100.1, false],
])('of a percentage, %d can be: %s', (value, can) => expect(isWithin({ lowest: 0, highest: 100 }, value)).toBe(can))

test('without ends every value can be', () => expect(isWithin({ lowest: null, highest: null }, -1e9)).toBe(true))

test.each([
  ['en', '%', 0, 77.4, '77 %'],
  ['de', 'Tage', 1, 1234.56, '1.234,6 Tage'],
  ['en', '', 2, -0.001, '0.00'],
  ['en', '', 0, -3, '-3'],
])('in %s, with the unit "%s" and %d decimals, %d is shown as %s', (locale, unit, decimals, value, shown) => {
  expect(valueLabels({ unit, decimals }, locale)(value).replaceAll('\u00A0', ' ')).toBe(shown)
})

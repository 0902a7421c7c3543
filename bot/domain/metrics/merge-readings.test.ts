/** What comes in beside what is there. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { personId } from '#domain/ids.ts'
import { mergeReadings, type IncomingReading } from './merge-readings.ts'
import type { Reading } from './metric.ts'
import { periodsAfter, type Period } from './period.ts'

const by = { personId: personId('00000000-0000-4000-8000-000000000001'), name: 'Ana' }
const given = { by, at: '2026-11-25T09:00:00.000Z', source: 'csv' } as const
const first = '2022-01' as Period
const incoming = (values: readonly number[], note = ''): readonly IncomingReading[] =>
  values.map((value, at) => ({ period: periodsAfter(first, at), value, note }))

test('12 new, 40 same, 3 changed', () => {
  const known = mergeReadings([], incoming(Array.from({ length: 43 }, (_, at) => at)), given).added
  const values = Array.from({ length: 55 }, (_, at) => (at < 3 ? at + 100 : at))
  const { added, same, changed } = mergeReadings(known, incoming(values), { ...given, at: '2026-11-26T09:00:00.000Z' })
  expect([added.length, same, changed.length]).toEqual([12, 40, 3])
  expect(changed[0]).toEqual({
    period: '2022-01',
    value: 100,
    note: '',
    by,
    at: '2026-11-26T09:00:00.000Z',
    source: 'csv',
    earlier: [{ value: 0, note: '', by, at: given.at, source: 'csv' }],
  })
})

test('a note that is there stays when the table has none, and another one is a change', () => {
  const known = mergeReadings([], incoming([5], 'holidays'), given).added
  expect(mergeReadings(known, incoming([5]), given)).toEqual({ added: [], changed: [], same: 1 })
  expect(mergeReadings(known, incoming([6]), given).changed[0]).toMatchObject({ value: 6, note: 'holidays' })
  expect(mergeReadings(known, incoming([5], 'moved house'), given).changed[0]).toMatchObject({ value: 5, note: 'moved house' })
})

test('the same a second time changes nothing, whatever was there and in whatever order', () => {
  const values = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 30 })
  const merged = (known: readonly Reading[], rows: readonly IncomingReading[]): readonly Reading[] => {
    const { added, changed } = mergeReadings(known, rows, given)
    const replaced = new Map(changed.map((reading) => [reading.period, reading]))
    return [...known.map((reading) => replaced.get(reading.period) ?? reading), ...added]
  }
  fc.assert(
    fc.property(values, values, (one, other) => {
      const before = merged([], incoming(one))
      const after = merged(before, incoming(other))
      expect(mergeReadings(after, incoming(other).toReversed(), given)).toEqual({ added: [], changed: [], same: other.length })
      expect(after.length).toBe(Math.max(one.length, other.length))
      expect(after.slice(0, other.length).map(({ value }) => value)).toEqual(other)
    }),
    { seed: 20261125, numRuns: 300 },
  )
})

/** Strict dates: which period a cell names, and what is refused with which hint. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { periodOfDay, type Cadence } from './period.ts'
import { dayFaults, readDay, type DayFault, type DayFormat } from './read-day.ts'

const today = '2026-11-25'

test.each<[string, Cadence, DayFormat, string]>([
  ['2026-10-31', 'month', 'iso', '2026-10'],
  ['2026-10', 'month', 'iso', '2026-10'],
  ['2026-11-25', 'month', 'iso', '2026-11'],
  ['2026-11-30', 'month', 'iso', '2026-11'],
  ['2026-W47', 'week', 'iso', '2026-W47'],
  ['2026-11-22', 'week', 'iso', '2026-W47'],
  ['2024-02-29', 'month', 'iso', '2024-02'],
  [' 2026-10 ', 'month', 'iso', '2026-10'],
  ['2026-03-02', 'month', 'day-first', '2026-03'],
  ['02/03/2026', 'month', 'day-first', '2026-03'],
  ['02/03/2026', 'month', 'month-first', '2026-02'],
  ['2.3.2026', 'month', 'day-first', '2026-03'],
  ['2-3-2026', 'month', 'month-first', '2026-02'],
  ['31/10/2026', 'week', 'day-first', '2026-W44'],
])('%s, by the %s and with dates %s, is %s', (typed, cadence, format, period) => {
  expect(readDay(typed, { cadence, format, today })).toEqual({ ok: true, period })
})

test.each<[string, Cadence, DayFormat, DayFault]>([
  ['', 'month', 'iso', 'no-day'],
  ['  ', 'month', 'day-first', 'no-day'],
  ['October', 'month', 'iso', 'not-a-day'],
  ['2026', 'month', 'iso', 'not-a-day'],
  ['202610', 'month', 'iso', 'not-a-day'],
  ['45992', 'month', 'iso', 'not-a-day'],
  ['2026-1-5', 'month', 'iso', 'not-a-day'],
  ['01/02/26', 'month', 'day-first', 'not-a-day'],
  ['1/2.2026', 'month', 'day-first', 'not-a-day'],
  ['2026-10-31T00:00:00Z', 'month', 'iso', 'not-a-day'],
  ['２０２６-10', 'month', 'iso', 'not-a-day'],
  ['-2026-10', 'month', 'iso', 'not-a-day'],
  ['2026-02-30', 'month', 'iso', 'no-such-day'],
  ['2026-02-29', 'month', 'iso', 'no-such-day'],
  ['2026-13-01', 'month', 'iso', 'no-such-day'],
  ['2026-13', 'month', 'iso', 'no-such-day'],
  ['2026-00', 'month', 'iso', 'no-such-day'],
  ['2025-W53', 'week', 'iso', 'no-such-day'],
  ['2026-W00', 'week', 'iso', 'no-such-day'],
  ['0000-01-01', 'month', 'iso', 'no-such-day'],
  ['0000-01', 'month', 'iso', 'no-such-day'],
  ['9999-12-31', 'month', 'iso', 'no-such-day'],
  ['32/13/2026', 'month', 'iso', 'no-such-day'],
  ['30/02/2026', 'month', 'day-first', 'no-such-day'],
  ['02/03/2026', 'month', 'iso', 'ambiguous-day'],
  ['2.3.2026', 'week', 'iso', 'ambiguous-day'],
  ['25/10/2026', 'month', 'iso', 'other-order'],
  ['25/10/2026', 'month', 'month-first', 'other-order'],
  ['10/25/2026', 'month', 'day-first', 'other-order'],
  ['2026-W47', 'month', 'iso', 'other-cadence'],
  ['2026-10', 'week', 'iso', 'other-cadence'],
  ['2026-12', 'month', 'iso', 'future'],
  ['2026-12-01', 'month', 'iso', 'future'],
  ['2026-W49', 'week', 'iso', 'future'],
  ['2199-12', 'month', 'iso', 'future'],
])('"%s", by the %s and with dates %s, is refused: %s', (typed, cadence, format, fault) => {
  expect(readDay(typed, { cadence, format, today })).toEqual({ ok: false, fault })
})

test('nothing throws, and every day is read back in each of its spellings', () => {
  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2026-11-25'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, fc.constantFrom<Cadence>('week', 'month'), fc.string({ maxLength: 12 }), (text, cadence, junk) => {
      const [year, month, date] = text.split('-')
      const expected = { ok: true, period: periodOfDay(text, cadence) }
      expect(readDay(text, { cadence, format: 'iso', today })).toEqual(expected)
      expect(readDay(`${date}/${month}/${year}`, { cadence, format: 'day-first', today })).toEqual(expected)
      expect(readDay(`${month}/${date}/${year}`, { cadence, format: 'month-first', today })).toEqual(expected)
      const reading = readDay(junk, { cadence, format: 'day-first', today })
      if (!reading.ok) expect(dayFaults).toContain(reading.fault)
    }),
    { seed: 20261125, numRuns: 500 },
  )
})

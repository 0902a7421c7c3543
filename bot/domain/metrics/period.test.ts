/** Weeks and months that readings are of. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysOf, readIsoWeek, weeksAfter } from '#domain/check-ins/iso-week.ts'
import {
  cadenceOf,
  duePeriod,
  elapsedOn,
  firstDayOf,
  gapsBetween,
  isFuture,
  lastDayOf,
  nextPeriod,
  periodLabels,
  periodOfDay,
  periodsAfter,
  periodsBetween,
  periodsFrom,
  previousPeriod,
  readPeriod,
  type Cadence,
  type Period,
} from './period.ts'

const period = (text: string): Period => text as Period

test.each<[string, Cadence, boolean]>([
  ['2026-11', 'month', true],
  ['2026-W48', 'week', true],
  ['2026-W53', 'week', true],
  ['2025-W53', 'week', false],
  ['2026-W00', 'week', false],
  ['2026-W54', 'week', false],
  ['2026-13', 'month', false],
  ['2026-00', 'month', false],
  ['2026-1', 'month', false],
  ['2026-11-05', 'month', false],
  ['2026-11', 'week', false],
  ['2026-W48', 'month', false],
  ['2026-w48', 'week', false],
  ['0000-01', 'month', false],
  ['0000-W01', 'week', false],
  ['1969-12', 'month', false],
  ['1969-W52', 'week', false],
  ['2200-01', 'month', false],
  ['9999-12', 'month', false],
  ['9999-W52', 'week', false],
  ['２０２６-11', 'month', false],
  [' 2026-11', 'month', false],
  ['2026-11\n', 'month', false],
  ['', 'month', false],
  ['__proto__', 'week', false],
])('%s as a %s is taken: %s', (text, cadence, isTaken) => expect(readPeriod(text, cadence)).toBe(isTaken ? text : null))

test.each<[string, Cadence, string | null]>([
  ['2026-11-25', 'month', '2026-11'],
  ['2026-11-25', 'week', '2026-W48'],
  ['2025-12-29', 'week', '2026-W01'],
  ['2027-01-03', 'week', '2026-W53'],
  ['2027-01-04', 'week', '2027-W01'],
  ['2024-02-29', 'month', '2024-02'],
  ['2026-02-29', 'month', null],
  ['2026-02-30', 'week', null],
  ['0000-01-01', 'month', null],
  ['9999-12-31', 'week', null],
  ['2026-11', 'month', null],
])('%s lies, by the %s, in %s', (day, cadence, expected) => expect(periodOfDay(day, cadence)).toBe(expected))

test.each<[string, string]>([
  ['2026-12', '2027-01'],
  ['2026-01', '2026-02'],
  ['2026-W53', '2027-W01'],
  ['2025-W52', '2026-W01'],
  ['1999-12', '2000-01'],
])('after %s comes %s, and before it the other way round', (first, second) => {
  expect([nextPeriod(period(first)), previousPeriod(period(second))]).toEqual([second, first])
})

test('weeks are those of the calendar that check-ins use, all of them', () => {
  const last = readIsoWeek('2199-W52')
  const faults: string[] = []
  for (let week = readIsoWeek('1970-W01'); week !== null && last !== null && week <= last; week = weeksAfter(week, 1)) {
    const { firstDay, lastDay } = daysOf(week)
    const read = readPeriod(week, 'week')
    if (
      read === null ||
      firstDayOf(read) !== firstDay ||
      lastDayOf(read) !== lastDay ||
      nextPeriod(read) !== (weeksAfter(week, 1) as string)
    )
      faults.push(week)
  }
  expect(faults).toEqual([])
})

test('counting on and back leads to where one was, and days lie in their period', () => {
  const anyPeriod = fc
    .tuple(fc.integer({ min: 1990, max: 2180 }), fc.integer({ min: 1, max: 52 }), fc.constantFrom<Cadence>('week', 'month'))
    .map(([year, number, cadence]) =>
      period(`${year}-${cadence === 'week' ? 'W' : ''}${String(cadence === 'week' ? number : ((number - 1) % 12) + 1).padStart(2, '0')}`),
    )
  fc.assert(
    fc.property(anyPeriod, fc.integer({ min: -200, max: 200 }), (from, count) => {
      const to = periodsAfter(from, count)
      expect(readPeriod(to, cadenceOf(from))).toBe(to)
      expect(periodsBetween(from, to)).toBe(count)
      expect(periodsAfter(to, -count)).toBe(from)
      expect(Math.sign(to.localeCompare(from))).toBe(Math.sign(count))
      expect([periodOfDay(firstDayOf(to), cadenceOf(to)), periodOfDay(lastDayOf(to), cadenceOf(to))]).toEqual([to, to])
    }),
    { seed: 20261125, numRuns: 500 },
  )
})

test('gaps are what nobody gave a reading for, whatever the order', () => {
  expect(gapsBetween(['2026-05', '2026-01', '2026-02'].map(period))).toEqual(['2026-03', '2026-04'])
  expect(gapsBetween(['2026-W52', '2027-W02'].map(period))).toEqual(['2026-W53', '2027-W01'])
  expect([gapsBetween([]), gapsBetween([period('2026-01')])]).toEqual([[], []])
  expect(periodsFrom(period('2026-03'), period('2026-01'))).toEqual([])
})

test.each<[Cadence, string, string]>([
  ['month', '2026-11-01', '2026-10'],
  ['month', '2026-11-30', '2026-10'],
  ['month', '2027-01-01', '2026-12'],
  ['week', '2026-11-29', '2026-W47'],
  ['week', '2026-11-30', '2026-W48'],
])('by the %s, what is due on %s is the reading of %s', (cadence, today, expected) => {
  expect(duePeriod(cadence, today)).toBe(expected)
})

test('a period is in the future until it begins', () => {
  expect(['2026-10', '2026-11', '2026-12'].map((text) => isFuture(period(text), '2026-11-30'))).toEqual([false, false, true])
  expect(isFuture(period('2026-12'), '2026-12-01')).toBe(false)
  expect(['2026-W48', '2026-W49'].map((text) => isFuture(period(text), '2026-11-29'))).toEqual([false, true])
})

test('a day stands in its period by how much of it is over', () => {
  expect(elapsedOn(period('2026-11'), '2026-11-01')).toBe(0)
  expect(elapsedOn(period('2026-11'), '2026-11-16')).toBe(0.5)
  expect(elapsedOn(period('2026-11'), '2026-12-01')).toBe(1)
  expect(elapsedOn(period('2026-W48'), '2026-11-22')).toBeCloseTo(-1 / 7)
})

test.each([
  ['en-GB', '2026-11', 'November 2026'],
  ['de', '2026-03', 'März 2026'],
  ['en-GB', '2026-W48', '23 – 29 Nov 2026'],
  ['en-GB', '2026-W53', '28 Dec 2026 – 3 Jan 2027'],
])('in %s %s is called %s', (locale, text, label) => {
  expect(periodLabels(locale)(period(text)).replaceAll(/\s/gu, ' ')).toBe(label)
})

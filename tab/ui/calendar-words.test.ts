/** Days and times in words. */
import { expect, test } from 'vitest'
import { en } from '#domain/texts/en.ts'
import { cityOf, clockText, daysText, dayText, momentText, weekdayName, weeklyText } from './calendar-words.ts'

const now = new Date('2026-11-25T12:00:00Z')

test('the first weekday is Monday and the last is Sunday, whatever the zone of the device', () => {
  expect(weekdayName(1, 'en-GB')).toBe('Monday')
  expect(weekdayName(7, 'de')).toBe('Sonntag')
  expect(weekdayName(5, 'en-GB', 'short')).toBe('Fri')
})

test('a time on the clock reads as the locale has it', () => {
  expect(clockText('15:00', 'en-GB')).toBe('15:00')
  expect(clockText('15:00', 'en-US').replace(/\s/u, ' ')).toBe('3:00 PM')
  expect(weeklyText(en, { weekday: 5, time: '09:30' }, 'en-GB')).toBe('Fridays, 09:30')
})

test('an instant reads by the clock of the zone that is named', () => {
  const instant = '2026-11-27T15:00:00Z'
  expect(momentText(en, instant, 'Europe/London', 'en-GB')).toBe('Friday 27 November, 15:00')
  expect(momentText(en, instant, 'Pacific/Auckland', 'en-GB')).toBe('Saturday 28 November, 04:00')
})

test('a day has its year only when it is another one', () => {
  expect(dayText('2026-12-25', 'en-GB', now)).toBe('Friday 25 December')
  expect(dayText('2027-01-01', 'en-GB', now)).toMatch(/^Friday,? 1 January 2027$/u)
  expect(daysText('2026-12-01', '2026-12-03', 'en-GB', now).replaceAll(/\s/gu, ' ')).toMatch(/^1 ?– ?3 December$/u)
  expect(daysText('2026-12-24', '2027-01-01', 'en-GB', now)).toContain('2027')
})

test.each([
  ['Europe/London', 'London'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
  ['UTC', 'UTC'],
])('people call %s %s', (zone, city) => expect(cityOf(zone)).toBe(city))

/** S7: a zone may be told as anything. */
import { expect, test } from 'vitest'
import { usableZone } from './time-zone.ts'

test.each([
  ['', 'Europe/Berlin'],
  ['GMT+2', 'Europe/Berlin'],
  ['+02:00', 'Europe/Berlin'],
  ['UTC+02:00', 'Europe/Berlin'],
  ['Mars/Phobos', 'Europe/Berlin'],
  ['W. Europe Standard Time', 'Europe/Berlin'],
  ['Europe/../Berlin', 'Europe/Berlin'],
  ['x'.repeat(10_000), 'Europe/Berlin'],
  ['asia/tokyo', 'Asia/Tokyo'],
  ['America/New_York', 'America/New_York'],
])('%s, in a team of Berlin', (told, zone) => {
  expect(usableZone([told, 'Europe/Berlin'])).toEqual({ zone, isGuess: false })
})

test.each(['Europe/Kyiv', 'Europe/Kiev', 'US/Pacific'])('the alias %s is taken', (alias) => {
  expect(usableZone([alias])).toMatchObject({ isGuess: false })
})

test('without any it is UTC, and a guess', () => {
  expect(usableZone([null, undefined, 'nowhere'])).toEqual({ zone: 'UTC', isGuess: true })
})

test('every zone that this machine knows is taken in its own spelling', () => {
  const zones = Intl.supportedValuesOf('timeZone')
  expect(zones.length).toBeGreaterThan(400)
  for (const zone of zones)
    expect(usableZone([zone]).zone).toBe(new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone)
})

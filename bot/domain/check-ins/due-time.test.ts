/** S1–S6, S8: once a week, at the time on the clock, in every zone. */
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { dueInWeek, nextDues } from './due-time.ts'
import { isClockTime, type Weekday, type WeeklyTime } from './weekly-time.ts'
import { firstDayOf, readIsoWeek, weekOfInstant, weeksAfter, type IsoWeek } from './iso-week.ts'

const week = (text: string): IsoWeek => readIsoWeek(text) ?? expect.fail(`${text} is no week`)
const friday = (time: string): WeeklyTime => ({ weekday: 5, time })

/** What the clock on the wall says, by another way than the code takes. */
function onTheWall(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(instant))
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? ''
  return `${of('year')}-${of('month')}-${of('day')} ${of('hour')}:${of('minute')}`
}

test.each([
  ['S1: Cairo leaps from 00:00 to 01:00', 'Africa/Cairo', '2027-W17', friday('00:30'), '2027-04-30 01:30'],
  ['S2: Jerusalem leaps from 02:00 to 03:00', 'Asia/Jerusalem', '2027-W12', friday('02:30'), '2027-03-26 03:30'],
  ['S4: Lord Howe leaps by half an hour', 'Australia/Lord_Howe', '2026-W40', { weekday: 7, time: '02:15' }, '2026-10-04 02:45'],
  ['S4: New York leaps on a Sunday', 'America/New_York', '2026-W10', { weekday: 7, time: '02:30' }, '2026-03-08 03:30'],
  ['S4: Santiago leaps at midnight', 'America/Santiago', '2026-W36', { weekday: 7, time: '00:00' }, '2026-09-06 01:00'],
  ['S5: Apia left out a Friday', 'Pacific/Apia', '2011-W52', friday('15:00'), '2011-12-31 15:00'],
  ['S8: midnight is 00:00', 'Europe/Berlin', '2026-W48', friday('00:00'), '2026-11-27 00:00'],
] as const)('%s', (_what, zone, of, weekly, wall) => {
  expect(onTheWall(dueInWeek(week(of), weekly, zone), zone)).toBe(wall)
})

test('S3: a time that comes twice is the first', () => {
  expect(dueInWeek(week('2027-W43'), { weekday: 4, time: '23:30' }, 'Africa/Cairo')).toBe('2027-10-28T20:30:00.000Z')
})

describe('S4: Friday, 15:00, every week of a year', () => {
  test.each(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Casablanca', 'America/Santiago', 'Asia/Gaza'])(
    '%s',
    (zone) => {
      const dues = Array.from({ length: 53 }, (_, at) => dueInWeek(weeksAfter(week('2026-W01'), at), friday('15:00'), zone))
      expect(new Set(dues.map((due) => onTheWall(due, zone).slice(11)))).toEqual(new Set(['15:00']))
      expect(new Set(dues.map((due) => weekOfInstant(due, zone))).size).toBe(53)
    },
  )
})

test('the next ones are told, none of them before now', () => {
  const after = '2026-11-27T14:00:00.000Z'
  expect(nextDues(friday('15:00'), 'Europe/Berlin', after, 3)).toEqual([
    '2026-12-04T14:00:00.000Z',
    '2026-12-11T14:00:00.000Z',
    '2026-12-18T14:00:00.000Z',
  ])
  expect(nextDues(friday('15:00'), 'Europe/Berlin', '2026-11-27T13:59:59.999Z', 1)).toEqual([after])
})

test.each([
  ['00:00', true],
  ['23:59', true],
  ['24:00', false],
  ['9:00', false],
  ['09:60', false],
  ['09:00:00', false],
])('a time on the clock: %s', (text, isTime) => {
  expect(isClockTime(text)).toBe(isTime)
})

test.each([
  ['2026-W01', true],
  ['2026-W53', true],
  ['2025-W53', false],
  ['2026-W00', false],
  ['2026-W54', false],
  ['2026-1', false],
])('a week: %s', (text, isWeek) => {
  expect(readIsoWeek(text) !== null).toBe(isWeek)
})

describe('S6: three years, every zone whose clocks go their own way', () => {
  const from = Temporal.Instant.from('2026-01-01T00:00:00Z')
  const until = Temporal.Instant.from('2029-01-01T00:00:00Z')
  const changesIn = (zone: string): readonly Temporal.ZonedDateTime[] => {
    const changes: Temporal.ZonedDateTime[] = []
    let at: Temporal.ZonedDateTime | null = from.toZonedDateTimeISO(zone).getTimeZoneTransition('next')
    while (at !== null && Temporal.Instant.compare(at.toInstant(), until) < 0) {
      changes.push(at)
      at = at.getTimeZoneTransition('next')
    }
    return changes
  }
  const bySteps = new Map(
    Intl.supportedValuesOf('timeZone').map((zone) => {
      const steps = changesIn(zone).map((change) => `${change.toInstant().toString()} ${change.offset}`)
      return [[from.toZonedDateTimeISO(zone).offset, ...steps].join(), zone]
    }),
  )
  const zones = [...bySteps.values()]

  test('there are some', () => {
    expect(zones.length).toBeGreaterThan(60)
  })

  test.each(zones)('%s', (zone) => {
    const faults: string[] = []
    const check = (of: IsoWeek, weekly: WeeklyTime): string => {
      const due = dueInWeek(of, weekly, zone)
      const wanted = firstDayOf(of)
        .add({ days: weekly.weekday - 1 })
        .toPlainDateTime(weekly.time)
      const wall = onTheWall(due, zone)
      if (wall !== wanted.toString({ smallestUnit: 'minute' }).replace('T', ' ') && !isLeptOver(wanted, zone))
        faults.push(`${due} is ${wall}`)
      if (weekOfInstant(due, zone) !== of) faults.push(`${due} is not in ${of}`)
      return due
    }
    const weeks = Array.from({ length: 156 }, (_, at) => weeksAfter(week('2026-W01'), at))
    const dues = weeks.map((of) => check(of, friday('15:00')))
    expect(dues).toEqual([...new Set(dues)].toSorted())
    for (const change of changesIn(zone))
      for (let quarter = -24; quarter <= 24; quarter += 1) {
        const local = change.toPlainDateTime().add({ minutes: 15 * quarter })
        const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
        check(weekOfLocal(local), { weekday: local.dayOfWeek as Weekday, time })
      }
    expect(faults).toEqual([])
  })

  const weekOfLocal = ({ yearOfWeek, weekOfYear }: Temporal.PlainDateTime): IsoWeek =>
    week(`${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`)

  /** No instant has this time on the wall. */
  const isLeptOver = (local: Temporal.PlainDateTime, zone: string): boolean =>
    !local.toZonedDateTime(zone, { disambiguation: 'earlier' }).toPlainDateTime().equals(local)
})

/**
 * S6: in every zone, week and day, at every quarter of an hour: once, and at that time on the clock wherever there is one. Here some zones and weeks;
 * `COMMONPLACE_EVERY_QUARTER=1` takes all of three years, and `npm run test:long` does.
 */
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { dueInWeek } from '#domain/check-ins/due-time.ts'
import { firstDayOf, readIsoWeek, weekOfInstant, weeksAfter } from '#domain/check-ins/iso-week.ts'

const isWhole = process.env['COMMONPLACE_EVERY_QUARTER'] === '1'
const zones = Intl.supportedValuesOf('timeZone').filter((_zone, at) => isWhole || at % 40 === 0)
const first = readIsoWeek('2026-W01') ?? expect.fail()
const weeks = Array.from({ length: isWhole ? 156 : 2 }, (_, at) => weeksAfter(first, isWhole ? at : at * 12))
const times = Array.from({ length: 96 }, (_, quarter) =>
  new Temporal.PlainTime(Math.floor(quarter / 4), (quarter % 4) * 15).toString({ smallestUnit: 'minute' }),
)

test.each(zones)('%s', { timeout: 600_000 }, (zone) => {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  const faults: string[] = []
  for (const week of weeks)
    for (const weekday of [1, 2, 3, 4, 5, 6, 7] as const) {
      const day = firstDayOf(week).add({ days: weekday - 1 })
      for (const time of times) {
        const due = dueInWeek(week, { weekday, time }, zone)
        if (wall.format(new Date(due)) === `${day.toString()} ${time}`) continue
        // No instant has this time on the wall: it has to be another one of that week.
        const isLeptOver = !day.toPlainDateTime(time).toZonedDateTime(zone).toPlainDateTime().equals(day.toPlainDateTime(time))
        if (!isLeptOver || weekOfInstant(due, zone) !== week) faults.push(`${week} ${weekday} ${time} is ${due}`)
      }
    }
  expect(faults).toEqual([])
})

import { expect, test } from 'vitest'
import { byDay } from './by-day.ts'

const shared = (...instants: string[]) => instants.map((sharedAt) => ({ sharedAt }))
const days = (instants: readonly string[], now: string, zone: string) =>
  byDay(shared(...instants), new Date(now), zone).map(({ age, items }) => [age, items.length])

test('what was shared stands under its day, newest first', () => {
  const instants = ['2026-11-25T09:00:00Z', '2026-11-25T08:00:00Z', '2026-11-24T23:00:00Z', '2026-11-20T10:00:00Z']
  expect(days(instants, '2026-11-25T12:00:00Z', 'Europe/London')).toEqual([
    ['today', 2],
    ['yesterday', 1],
    ['earlier', 1],
  ])
})

test('the viewer\u2019s own clock says which day it is', () => {
  const late = ['2026-11-24T11:00:00Z']
  expect(days(late, '2026-11-24T11:30:00Z', 'Pacific/Chatham')).toEqual([['today', 1]])
  expect(days(['2026-11-24T09:00:00Z'], '2026-11-24T11:30:00Z', 'Pacific/Chatham')).toEqual([['yesterday', 1]])
})

test('the day before a day of 25 hours is yesterday', () => {
  expect(days(['2026-10-24T22:30:00Z'], '2026-10-25T23:30:00Z', 'Europe/London')).toEqual([['yesterday', 1]])
})

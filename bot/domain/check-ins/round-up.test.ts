/** Once per team and ISO week, at most a day late, never on a holiday, from the round-up before until now. */
import { describe, expect, test } from 'vitest'
import { readIsoWeek, type IsoWeek } from './iso-week.ts'
import type { CheckInPlan, RoundUpPlan } from './plan.ts'
import {
  attemptOf,
  firstRoundUpWeek,
  isLongPeriod,
  isRoundedUpOn,
  nextRoundUpWeek,
  roundUpDue,
  roundUpOf,
  toldWeek,
  type RoundUpRecord,
} from './round-up.ts'

const week = (text: string): IsoWeek => readIsoWeek(text) ?? expect.fail(`${text} is no week`)
const zone = 'Europe/Berlin'
const fridays: RoundUpPlan = { channelId: null, weekly: { weekday: 5, time: '16:00' } }
const plan: CheckInPlan = {
  isOn: true,
  weekly: { weekday: 5, time: '15:00' },
  zone,
  isOwnTime: true,
  questions: [{ bank: 'learned', every: 1 }],
  holidays: [],
  pausedUntil: null,
  roundUp: fridays,
}

test('a plan that is off rounds nothing up', () => {
  expect(roundUpOf(plan)).toBe(fridays)
  expect(roundUpOf({ ...plan, isOn: false })).toBeNull()
  expect(roundUpOf({ ...plan, roundUp: null })).toBeNull()
})

test.each([
  ['before it in the week', '2026-11-27T14:59:59.999Z', '2026-W48'],
  ['at that very moment: this one is not made up for', '2026-11-27T15:00:00.000Z', '2026-W49'],
  ['after it', '2026-11-28T09:00:00.000Z', '2026-W49'],
  ['on the last day of a year with 53 weeks', '2026-12-31T09:00:00.000Z', '2026-W53'],
])('the first one after a plan was saved %s', (_when, now, expected) => {
  expect(firstRoundUpWeek(fridays, zone, now)).toBe(expected)
})

test('a Monday that Kiritimati has and UTC has not is of its own week', () => {
  const mondays: RoundUpPlan = { channelId: null, weekly: { weekday: 1, time: '00:30' } }
  expect(firstRoundUpWeek(mondays, 'Pacific/Kiritimati', '2026-11-29T10:00:00.000Z')).toBe('2026-W49')
})

test.each([
  ['the one after', '2026-11-27T15:00:00.000Z', '2026-W49'],
  ['the one that is a day late to the minute', '2026-12-05T15:00:00.000Z', '2026-W49'],
  ['not one that is later than that', '2026-12-05T15:00:00.001Z', '2026-W50'],
  ['not five of them after an outage of a month', '2027-01-01T15:30:00.000Z', '2026-W53'],
])('the next: %s', (_which, now, expected) => {
  expect(nextRoundUpWeek(week('2026-W48'), fridays, zone, Date.parse(now))).toBe(expected)
})

test('it is due by the team’s clock, in summer and winter', () => {
  expect(roundUpDue(week('2026-W48'), fridays, zone)).toBe('2026-11-27T15:00:00.000Z')
  expect(roundUpDue(week('2026-W30'), fridays, zone)).toBe('2026-07-24T14:00:00.000Z')
})

test.each<[string, Partial<CheckInPlan>, boolean]>([
  ['an ordinary day', {}, true],
  ['a holiday of one day', { holidays: [{ from: '2026-11-27', to: '2026-11-27', label: '' }] }, false],
  ['the day after a holiday', { holidays: [{ from: '2026-11-20', to: '2026-11-26', label: '' }] }, true],
  ['a pause', { pausedUntil: '2026-11-28' }, false],
  ['the day on which a pause ends', { pausedUntil: '2026-11-27' }, true],
])('%s', (_day, change, isSent) => {
  expect(isRoundedUpOn({ ...plan, ...change }, '2026-11-27T15:00:00.000Z')).toBe(isSent)
})

test('which day it is says the team’s clock', () => {
  const holidays = [{ from: '2026-11-28', to: '2026-11-28', label: '' }]
  const late = '2026-11-27T15:00:00.000Z'
  expect(isRoundedUpOn({ ...plan, zone: 'Pacific/Auckland', holidays }, late)).toBe(false)
  expect(isRoundedUpOn({ ...plan, holidays }, late)).toBe(true)
})

test.each<[string, RoundUpPlan['weekly'], string]>([
  ['an hour after the check-in', { weekday: 5, time: '16:00' }, '2026-W48'],
  ['at the same minute', { weekday: 5, time: '15:00' }, '2026-W48'],
  ['an hour before it', { weekday: 5, time: '14:00' }, '2026-W47'],
  ['on Monday morning', { weekday: 1, time: '09:00' }, '2026-W47'],
  ['on Sunday', { weekday: 7, time: '09:00' }, '2026-W48'],
])('a round-up %s speaks of', (_when, weekly, expected) => {
  expect(toldWeek(plan, { channelId: null, weekly }, week('2026-W48'))).toBe(expected)
})

describe('an attempt', () => {
  const now = '2026-11-27T15:00:00.000Z'
  const given = { week: week('2026-W48'), revision: 3, now }
  const record: RoundUpRecord = {
    week: week('2026-W48'),
    revision: 3,
    status: 'sending',
    attempts: 1,
    since: '2026-11-20T15:00:00.000Z',
    until: '2026-11-27T15:00:00.000Z',
  }
  const earlier: RoundUpRecord = {
    ...record,
    week: week('2026-W47'),
    status: 'sent',
    since: '2026-11-13T15:00:00.000Z',
    until: '2026-11-20T15:30:00.000Z',
  }

  test.each<[string, RoundUpRecord | null, string]>([
    ['a first one tells of seven days', null, '2026-11-20T15:00:00.000Z'],
    ['from the one before', earlier, '2026-11-20T15:30:00.000Z'],
    ['from the one before that arrived, when the last did not', { ...earlier, status: 'unsent' }, '2026-11-13T15:00:00.000Z'],
    ['one of which nobody knows counts as arrived', { ...earlier, status: 'sending' }, '2026-11-20T15:30:00.000Z'],
    ['not of half a year', { ...earlier, week: week('2026-W20'), until: '2026-05-15T14:00:00.000Z' }, '2026-10-30T15:00:00.000Z'],
  ])('%s', (_what, last, since) => {
    expect(attemptOf(last, given)).toEqual({ week: given.week, revision: 3, status: 'sending', attempts: 1, since, until: now })
  })

  test.each<[string, RoundUpRecord, number | null]>([
    ['it went out', { ...record, status: 'sent' }, null],
    ['it went out under an earlier plan', { ...record, status: 'sent', revision: 2 }, null],
    ['a later one went out', { ...record, week: week('2026-W49') }, null],
    ['its attempt died, or nobody knows: once more', record, 2],
    ['twice nobody knows: never a third time', { ...record, attempts: 2 }, null],
    ['an attempt under an earlier plan may have arrived', { ...record, revision: 2 }, null],
    ['Teams did not take it', { ...record, status: 'unsent', attempts: 2 }, 1],
    ['Teams did not take it under an earlier plan', { ...record, status: 'unsent', revision: 2 }, 1],
  ])('of this week, when %s', (_when, last, attempts) => {
    expect(attemptOf(last, given)?.attempts ?? null).toBe(attempts)
  })

  test('a period of more than a week is named', () => {
    expect(isLongPeriod({ since: '2026-11-19T16:00:00.000Z', until: now })).toBe(false)
    expect(isLongPeriod({ since: '2026-11-13T15:00:00.000Z', until: now })).toBe(true)
  })
})

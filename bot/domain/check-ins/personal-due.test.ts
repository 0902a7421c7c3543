/** S9, S16, S18: one person, one week, one due time; and which questions. */
import { describe, expect, test } from 'vitest'
import { readIsoWeek, weeksAfter, weeksSinceEpoch, type IsoWeek } from './iso-week.ts'
import { latenessOf } from './late.ts'
import { personalDue } from './personal-due.ts'
import type { CheckInPlan, OwnTimes, PlannedQuestion } from './plan.ts'
import { questionsOf } from './questions.ts'

const week = readIsoWeek('2026-W48') ?? expect.fail()
const berlin = 'Europe/Berlin'
const noWishes: OwnTimes = { weekly: null, workingDays: [1, 2, 3, 4, 5], pause: null }
const fridayAtThree: CheckInPlan = {
  isOn: true,
  weekly: { weekday: 5, time: '15:00' },
  zone: berlin,
  isOwnTime: true,
  questions: [{ bank: 'learned', every: 1 }],
  holidays: [],
  roundUp: null,
  pausedUntil: null,
}
const wednesday: CheckInPlan = { ...fridayAtThree, weekly: { weekday: 3, time: '09:30' } }

describe('when', () => {
  test.each<[string, OwnTimes, readonly CheckInPlan[], string | null]>([
    ['the team’s time, on their own clock', noWishes, [fridayAtThree], '2026-11-27T14:00:00.000Z'],
    [
      'the team’s time, on the team’s clock',
      noWishes,
      [{ ...fridayAtThree, zone: 'America/New_York', isOwnTime: false }],
      '2026-11-27T20:00:00.000Z',
    ],
    ['the earliest of two teams', noWishes, [fridayAtThree, wednesday], '2026-11-25T08:30:00.000Z'],
    ['their own time', { ...noWishes, weekly: { weekday: 1, time: '08:00' } }, [fridayAtThree, wednesday], '2026-11-23T07:00:00.000Z'],
    [
      'their own time is never on the team’s clock',
      { ...noWishes, weekly: { weekday: 1, time: '08:00' } },
      [{ ...fridayAtThree, zone: 'Asia/Tokyo', isOwnTime: false }],
      '2026-11-23T07:00:00.000Z',
    ],
    ['the last day on which they work', { ...noWishes, workingDays: [1, 2, 3] }, [fridayAtThree], '2026-11-25T14:00:00.000Z'],
    ['the first one after it, when there is none before', { ...noWishes, workingDays: [4, 5] }, [wednesday], '2026-11-26T08:30:00.000Z'],
    ['somebody who works on no day is asked all the same', { ...noWishes, workingDays: [] }, [fridayAtThree], '2026-11-27T14:00:00.000Z'],
    ['no team', noWishes, [], null],
    ['a team that does not ask', noWishes, [{ ...fridayAtThree, isOn: false }], null],
    ['S16: a team that pauses', noWishes, [{ ...fridayAtThree, pausedUntil: '2026-11-28' }], null],
    ['a pause that is over', noWishes, [{ ...fridayAtThree, pausedUntil: '2026-11-27' }], '2026-11-27T14:00:00.000Z'],
    ['S16: a holiday', noWishes, [{ ...fridayAtThree, holidays: [{ from: '2026-11-27', to: '2026-11-27', label: '' }] }], null],
    [
      'a holiday of one team leaves the other',
      noWishes,
      [{ ...wednesday, holidays: [{ from: '2026-11-24', to: '2026-11-25', label: '' }] }, fridayAtThree],
      '2026-11-27T14:00:00.000Z',
    ],
    ['a person who pauses', { ...noWishes, pause: { until: '2026-12-01' } }, [fridayAtThree], null],
    ['a person back from a pause', { ...noWishes, pause: { until: '2026-11-27' } }, [fridayAtThree], '2026-11-27T14:00:00.000Z'],
    ['a person who stopped', { ...noWishes, pause: 'stopped' }, [fridayAtThree], null],
  ])('%s', (_what, own, plans, dueAt) => {
    expect(personalDue(week, berlin, own, plans)?.dueAt ?? null).toBe(dueAt)
  })

  test('S18: all teams that ask in that week ask at once', () => {
    expect(personalDue(week, berlin, noWishes, [fridayAtThree, { ...wednesday, isOn: false }, wednesday])?.teams).toEqual([0, 2])
  })
})

describe('what', () => {
  const of = (questions: readonly PlannedQuestion[]) => ({ questions })
  const asked = (plans: readonly { readonly questions: readonly PlannedQuestion[] }[], at: IsoWeek = week) =>
    questionsOf(plans, at).map(({ question, askedBy }) => [
      ('bank' in question && question.bank) || ('text' in question && question.text),
      askedBy,
    ])

  test('what two teams ask is asked once, own questions whatever their case', () => {
    const first = of([
      { bank: 'learned', every: 1 },
      { text: 'What surprised you?', every: 1 },
    ])
    const second = of([
      { text: 'what surprised YOU?', every: 1 },
      { bank: 'helped', every: 1 },
    ])
    expect(asked([first, second])).toEqual([
      ['learned', [0]],
      ['what surprised YOU?', [1, 0]],
      ['helped', [1]],
    ])
  })

  test('never more than five, the teams in turns', () => {
    const many = (name: string) => of(Array.from({ length: 5 }, (_, at) => ({ text: `${name}${at}`, every: 1 as const })))
    expect(asked([many('a'), many('b')]).map(([text]) => text)).toEqual(['a0', 'b0', 'a1', 'b1', 'a2'])
  })

  test('every second and every fourth week, also over a year of 53', () => {
    const plan = of([
      { bank: 'learned', every: 2 },
      { bank: 'helped', every: 4 },
    ])
    const from = readIsoWeek('2026-W50') ?? expect.fail()
    const counts = Array.from({ length: 8 }, (_, at) => asked([plan], weeksAfter(from, at)).length)
    expect(counts.filter((count) => count === 2)).toHaveLength(2)
    expect(counts.filter((count) => count === 1)).toHaveLength(2)
    expect(weeksSinceEpoch(weeksAfter(from, 4)) - weeksSinceEpoch(from)).toBe(4)
  })
})

test.each([
  [-1, 'early'],
  [0, 'on-time'],
  [10, 'on-time'],
  [61, 'late'],
  [20 * 60, 'late'],
  [24 * 60, 'late'],
  [24 * 60 + 1, 'too-late'],
  [3 * 7 * 24 * 60, 'too-late'],
])('S11: %s minutes after it was due it is %s', (minutes, lateness) => {
  expect(latenessOf('2026-11-27T14:00:00.000Z', Date.parse('2026-11-27T14:00:00.000Z') + minutes * 60_000)).toBe(lateness)
})

/** C4, C7: a check-in card may send anything. */
import { expect, test } from 'vitest'
import { readCheckInForm } from './read-check-in-form.ts'

const sound = {
  whose: 'ada',
  week: '2026-W48',
  seen: { q1: 0, q2: 3 },
}

test('answers that hold something, each with who sees it and what was seen', () => {
  expect(
    readCheckInForm({ ...sound, 'answer-q1': 'A relay sticks', 'share-q1': 'NORTH-1 story', 'answer-q2': 'Gauge', 'share-q2': 'me' }),
  ).toEqual({
    week: '2026-W48',
    whose: 'ada',
    answers: [
      { questionId: 'q1', text: 'A relay sticks', seen: 0, share: { teamId: 'north-1', kind: 'story' } },
      { questionId: 'q2', text: 'Gauge', seen: 3, share: null },
    ],
    later: null,
    pauseUntil: null,
  })
})

test.each(['', ' \n ', undefined, 7, {}, ['x']])('an input that holds nothing is no answer: %j', (value) => {
  expect(readCheckInForm({ ...sound, 'answer-q1': value })?.answers).toEqual([])
})

test.each(['', 'everyone', 'north', 'north aid', 'north story extra', '../x story', 'north __proto__', undefined, { teamId: 'north' }])(
  'what is no team and kind stays with the person: %j',
  (value) => {
    expect(readCheckInForm({ ...sound, 'answer-q1': 'x', 'share-q1': value })?.answers[0]?.share).toBeNull()
  },
)

test.each([
  ['no week', { seen: {} }],
  ['week 53 of a year without', { week: '2025-W53', seen: {} }],
  ['questions that are none', { week: '2026-W48', seen: { __proto__x: 0 } }],
  ['what was seen as a text', { week: '2026-W48', seen: { q1: 'many' } }],
  ['a card of last year', { resourceId: 'x', verb: 'helped' }],
])('C7: not one of our cards: %s', (_what, data) => {
  expect(readCheckInForm(data)).toBeNull()
})

test.each([
  ['2026-12-24', '2026-12-24'],
  ['2026-02-30', null],
  ['24.12.2026', null],
  ['9999-99-99', null],
  [20261224, null],
])('a date until which to pause: %s', (value, date) => {
  expect(readCheckInForm({ ...sound, pauseUntil: value })?.pauseUntil).toBe(date)
})

test.each([
  ['hours', 'hours'],
  ['tomorrow', 'tomorrow'],
  ['never', null],
])('later: %s', (value, later) => {
  expect(readCheckInForm({ ...sound, later: value })?.later).toBe(later)
})

test('an answer that was cleared in its field is taken back; one that never stood there, or is not on the card, is not', () => {
  expect(readCheckInForm({ ...sound, 'answer-q1': '', 'answer-q2': ' ' })?.answers).toEqual([
    { questionId: 'q2', text: '', seen: 3, share: null, isTakenBack: true },
  ])
  expect(readCheckInForm(sound)?.answers).toEqual([])
})

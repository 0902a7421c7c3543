/** C3, C5: an answer is the person's own words, once, whatever arrives twice, late or from two devices. */
import { describe, expect, test } from 'vitest'
import { teamId } from '#domain/ids.ts'
import { answerTo, askedQuestions, firstOpen, newCheckIn, readAnswer, withAnswer, withShared, type CheckIn } from './check-in.ts'
import { beginConversation, converse, type Conversation, type Said } from './conversation.ts'
import { readIsoWeek } from './iso-week.ts'

const week = readIsoWeek('2026-W48') ?? expect.fail()
const north = teamId('north')
const questions = askedQuestions(
  [
    { question: { bank: 'learned', every: 1 }, askedBy: [0] },
    { question: { text: 'What surprised you?', every: 1 }, askedBy: [0, 7] },
  ],
  [north],
)
const empty = newCheckIn(week, questions, null)
const at = '2026-11-27T15:00:00.000Z'
const changed = (checkIn: CheckIn, questionId: string, text: string, seen: number): CheckIn => {
  const change = withAnswer(checkIn, { questionId, text, seen, at })
  return change.outcome === 'changed' ? change.checkIn : expect.fail(change.outcome)
}

test('questions are kept as they were asked, with the teams that ask them', () => {
  expect(questions).toEqual([
    { questionId: 'q1', asked: { bank: 'learned' }, teams: [north] },
    { questionId: 'q2', asked: { text: 'What surprised you?' }, teams: [north] },
  ])
})

test('the first question without an answer is the open one', () => {
  expect(firstOpen(empty)?.questionId).toBe('q1')
  const half = changed(empty, 'q1', 'A relay sticks in the cold.', 0)
  expect(firstOpen(half)?.questionId).toBe('q2')
  expect(firstOpen(changed(half, 'q2', 'Nothing.', 0))).toBeNull()
})

test('C3: the same text again changes nothing, whatever was seen', () => {
  const once = changed(empty, 'q1', 'A relay sticks.', 0)
  for (const seen of [0, 1, 2])
    expect(withAnswer(once, { questionId: 'q1', text: 'A relay sticks.', seen, at })).toEqual({ outcome: 'same', checkIn: once })
})

test('C3: an older device does not overwrite a newer answer, and is shown it', () => {
  const twice = changed(changed(empty, 'q1', 'First', 0), 'q1', 'Second', 1)
  expect(withAnswer(twice, { questionId: 'q1', text: 'From the phone', seen: 1, at })).toMatchObject({
    outcome: 'overtaken',
    standing: { text: 'Second', revision: 2 },
  })
})

test('an answer that was shared stays connected when its words change', () => {
  const shared = { teamId: north, resourceId: 'r' as never, kind: 'story' } as const
  const after = changed(withShared(changed(empty, 'q1', 'First', 0), 'q1', shared), 'q1', 'Second', 1)
  expect(answerTo(after, 'q1')).toMatchObject({ text: 'Second', shared })
})

test('a question that was not asked takes no answer', () => {
  expect(withAnswer(empty, { questionId: '__proto__', text: 'x', seen: 0, at })).toEqual({ outcome: 'no-such-question' })
})

test('an answer takes back that the week is skipped', () => {
  expect(changed({ ...empty, isSkipped: true }, 'q1', 'After all', 0).isSkipped).toBe(false)
})

test.each([
  ['nothing', '', '', false],
  ['white space', ' \n\t ', '', false],
  ['nothing that can be seen', '\u200B\u2060', '', false],
  ['4,000 emoji', '👩‍👩‍👧‍👦'.repeat(1_000), '👩‍👩‍👧‍👦'.repeat(1_000), false],
  ['C5: 4,001 characters', 'x'.repeat(4_001), 'x'.repeat(4_001), true],
])('what was typed: %s', (_what, typed, text, isTooLong) => {
  expect(readAnswer(typed)).toEqual({ text, isTooLong })
})

describe('by typing', () => {
  /** What is said, one after the other, to two questions. */
  const after = (...said: readonly Said[]) => {
    let conversation: Conversation | null = beginConversation(week)
    const answers: string[] = []
    let say = 'ask'
    for (const each of said) {
      const turn = converse(conversation ?? expect.fail('it has ended'), each, 2)
      if (turn.answer !== null) answers.push(`${turn.answer.at}: ${turn.answer.text}`)
      conversation = turn.next
      say = turn.say
    }
    return { at: conversation?.at ?? null, answers, say }
  }
  const answer = (text: string): Said => ({ kind: 'answer', text })
  const [back, skip, cancel] = (['back', 'skip', 'cancel'] as const).map((kind): Said => ({ kind })) as [Said, Said, Said]

  test.each([
    ['an answer leads on', [answer('a')], { at: 1, answers: ['0: a'], say: 'ask' }],
    ['the last one ends it', [answer('a'), answer('b')], { at: null, answers: ['0: a', '1: b'], say: 'done' }],
    ['skipping leads on without one', [skip, answer('b')], { at: null, answers: ['1: b'], say: 'done' }],
    ['back asks again', [answer('a'), back], { at: 0, answers: ['0: a'], say: 'ask' }],
    ['there is none before the first', [back], { at: 0, answers: [], say: 'first' }],
    ['an empty text is no answer', [answer('')], { at: 0, answers: [], say: 'empty' }],
    ['cancelling keeps what was said', [answer('a'), cancel], { at: null, answers: ['0: a'], say: 'cancelled' }],
  ])('%s', (_what, said, expected) => {
    expect(after(...said)).toEqual(expected)
  })
})

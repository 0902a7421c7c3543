/** Drafts of answers: what is kept of them, what is sent, and what is left afterwards. */
import { expect, test } from 'vitest'
import type { Outcome, Question } from '#tab/api/check-ins.ts'
import {
  answersToSend,
  draftOf,
  draftsAfter,
  isOvertaken,
  keptDrafts,
  readDrafts,
  withoutDraft,
  type AnswerDraft,
} from './answer-drafts.ts'

const question = (questionId: string, said: string | null = null, revision = 1): Question => ({
  questionId,
  asked: { text: `About ${questionId}?` },
  teams: [],
  answer: said === null ? null : { text: said, at: '2026-11-27T15:00:00Z', revision, mayChange: true, shared: null },
})
const draft = (of: Question, change: Partial<AnswerDraft>): AnswerDraft => ({ ...draftOf(of, {}), ...change })
const story = { teamId: 't1', kind: 'story' } as const

test('what is typed is read again, for the same question only', () => {
  const asked = question('q1')
  const kept = keptDrafts({ q1: draft(asked, { text: 'Half a thou' }) })
  expect(readDrafts(kept, [asked])['q1']?.text).toBe('Half a thou')
  expect(readDrafts(kept, [{ ...asked, asked: { bank: 'learned' } }])).toEqual({})
})

test.each(['', '{', '7', '[1]', '{"q1":null}', '{"q1":{"text":7}}', '{"q1":{"asked":"text About q1?","text":"x","seen":0,"share":{}}}'])(
  '%s holds no draft',
  (answers) => {
    expect(readDrafts({ answers }, [question('q1')])).toEqual({})
  },
)

test('a field begins with the answer that stands, and is seen at its revision', () => {
  expect(draftOf(question('q1', 'Dry it first', 3), {})).toMatchObject({ text: 'Dry it first', seen: 3, share: null })
  expect(draftOf(question('q2'), {})).toMatchObject({ text: '', seen: 0 })
})

test('only what says something new is sent; what was emptied is taken back', () => {
  const questions = [question('q1', 'Same'), question('q2', 'Old'), question('q3', 'Share me'), question('q4', 'Gone'), question('q5')]
  const [same, old, toShare, gone, blank] = questions as [Question, Question, Question, Question, Question]
  const drafts = {
    q1: draft(same, { text: 'Same ' }),
    q2: draft(old, { text: 'New' }),
    q3: draft(toShare, { share: story }),
    q4: draft(gone, { text: ' \n' }),
    q5: draft(blank, { text: '  ' }),
  }
  expect(answersToSend({ questions }, drafts)).toEqual({
    answers: [
      { questionId: 'q2', text: 'New', seen: 1, share: null },
      { questionId: 'q3', text: 'Share me', seen: 1, share: story },
    ],
    emptied: [{ questionId: 'q4', seen: 1 }],
  })
})

test('what was not kept waits on, all else is done', () => {
  const outcome = (questionId: string, of: Outcome['outcome']): Outcome => ({ questionId, outcome: of, sentence: null })
  const drafts = Object.fromEntries(['q1', 'q2', 'q3', 'q4', 'q5'].map((id) => [id, draft(question(id), { text: 'x' })]))
  const outcomes = [
    outcome('q1', 'kept'),
    outcome('q2', 'overtaken'),
    outcome('q3', 'refused'),
    outcome('q4', 'kept-unshared'),
    outcome('q5', 'empty'),
  ]
  expect(Object.keys(draftsAfter(drafts, outcomes))).toEqual(['q2', 'q3'])
})

test.each([
  ['an answer of another device that says something else', 'Mine', 1, true],
  ['the same words on both', 'Theirs', 1, false],
  ['an answer that was seen', 'Mine', 2, false],
])('overtaken: %s', (_what, text, seen, expected) => {
  const standing = question('q1', 'Theirs', 2)
  expect(isOvertaken(standing, draft(standing, { text, seen }))).toBe(expected)
})

test('a draft is let go of by itself', () => {
  const drafts = { q1: draft(question('q1'), { text: 'x' }), q2: draft(question('q2'), { text: 'y' }) }
  expect(Object.keys(withoutDraft(drafts, 'q1'))).toEqual(['q2'])
})

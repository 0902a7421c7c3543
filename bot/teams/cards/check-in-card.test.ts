/** The check-in card: within Teams' limits at its largest, private by default, and what people typed stays text. */
import { expect, test } from 'vitest'
import { askedQuestions } from '#domain/check-ins/check-in.ts'
import { readIsoWeek } from '#domain/check-ins/iso-week.ts'
import { bankQuestions } from '#domain/check-ins/plan.ts'
import { personId, teamId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { en } from '#domain/texts/en.ts'
import { cardBytes } from './card-elements.ts'
import { checkInCard, onlyMe, type CheckInCardInput } from './check-in-card.ts'

const week = readIsoWeek('2026-W48') ?? expect.fail()
const north = teamId('north')
const asked = askedQuestions(
  bankQuestions.map((bank) => ({ question: { bank, every: 1 }, askedBy: [0] })),
  [north],
)
const input: CheckInCardInput = {
  week,
  weekName: 'November 23',
  whose: personId('ada'),
  isEditing: false,
  personName: 'Ada',
  lateFrom: null,
  waiting: 0,
  did: ['Shared “K4 defrost board swap”'],
  questions: asked.map((question) => ({ question, answer: null })),
  teamNames: new Map([[north, 'Field Service North']]),
  clock: null,
}
type Element = {
  readonly type: string
  readonly id?: string
  readonly value?: string
  readonly choices?: readonly { readonly title: string; readonly value: string }[]
  readonly text?: string
}
const bodyOf = (given: CheckInCardInput): readonly Element[] => checkInCard(en, given)['body'] as readonly Element[]

test('each question has its answer and, under it, who will see it: only me unless somebody chooses', () => {
  const inputs = bodyOf(input).filter(({ type }) => type.startsWith('Input.'))
  expect(inputs.map(({ id }) => id)).toEqual(asked.flatMap(({ questionId }) => [`answer-${questionId}`, `share-${questionId}`]))
  for (const choice of inputs.filter(({ type }) => type === 'Input.ChoiceSet')) {
    expect(choice.value).toBe(onlyMe)
    expect(choice.choices?.map(({ title }) => title)).toEqual([
      'Only me',
      'Field Service North, as a story: everyone in the team sees it with my name',
      'Field Service North, as an idea: everyone in the team sees it with my name',
      'Field Service North, as a work note: everyone in the team sees it with my name',
    ])
  }
})

test('a team that they have left is not offered', () => {
  const choices = bodyOf({ ...input, teamNames: new Map() }).flatMap(({ choices: offered }) => offered ?? [])
  expect(new Set(choices.map(({ value }) => value))).toEqual(new Set([onlyMe]))
})

test('what was answered already is said and not asked', () => {
  const [first, ...rest] = input.questions
  const answer = { questionId: 'q1', text: 'A **relay** sticks', at: '', revision: 2, born: 1, shared: null }
  const body = bodyOf({ ...input, questions: [{ question: first?.question ?? expect.fail(), answer }, ...rest] })
  expect(body.some(({ id }) => id === 'answer-q1')).toBe(false)
  expect(body.some(({ text }) => text === 'You said: A \\*\\*relay\\*\\* sticks')).toBe(true)
})

test('four actions, and no reason is asked for any', () => {
  const card = checkInCard(en, input)
  expect((card['actions'] as readonly { readonly title: string }[]).map(({ title }) => title)).toEqual([
    'Send',
    'Later',
    'Skip this week',
    'Pause',
  ])
})

test('at its largest it still fits', () => {
  const family = '👩‍👩‍👧‍👦'
  const own = askedQuestions(
    bankQuestions.map(() => ({ question: { text: family.repeat(300), every: 1 }, askedBy: [0, 1, 2, 3] })),
    [0, 1, 2, 3].map((at) => teamId(`team-${at}`)),
  )
  const names = new Map([0, 1, 2, 3].map((at) => [teamId(`team-${at}`), family.repeat(100)] as const))
  const card = checkInCard(en, {
    ...input,
    personName: family.repeat(200),
    lateFrom: 'Friday',
    did: Array.from({ length: 100 }, () => family.repeat(200)),
    questions: own.map((question) => ({ question, answer: null })),
    teamNames: names,
    clock: { zone: 'UTC', isGuess: true, settingsUrl: 'https://teams.microsoft.com/l/entity/app/settings' },
  })
  expect(cardBytes(card)).toBeLessThanOrEqual(limits.maxCardBytesUtf16)
})

/** What the app may answer to `adaptiveCard/action`, and what becomes of it. */
import { expect, test } from 'vitest'
import { readActionAnswer } from './use-card-actions.ts'

const answered = (body?: unknown, status = 200) => ({ outcome: 'answered', status, body }) as const
const card = { type: 'AdaptiveCard', body: [] }

test.each([
  ['a card takes its place', { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card }, { kind: 'card', card }],
  [
    'a sentence is shown',
    { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Thank you' },
    { kind: 'message', text: 'Thank you' },
  ],
  [
    'an error tells its words',
    { statusCode: 403, type: 'application/vnd.microsoft.error', value: { code: '403', message: 'This belongs to Team X.' } },
    { kind: 'error', text: 'This belongs to Team X.' },
  ],
  [
    'an error is one by its type too',
    { statusCode: 200, type: 'application/vnd.microsoft.error', value: { code: '1', message: 'No' } },
    { kind: 'error', text: 'No' },
  ],
  [
    'an error without words is told by its number',
    { statusCode: 400, type: 'application/vnd.microsoft.error' },
    { kind: 'error', text: 'Commonplace answered with an error (400).' },
  ],
  ['no answer at all is fine', undefined, { kind: 'nothing' }],
  [
    'something else is not understood',
    'yes',
    { kind: 'error', text: 'Commonplace answered with something that Teams does not understand.' },
  ],
])('%s', (_why, body, expected) => expect(readActionAnswer(answered(body), 'Commonplace')).toEqual(expected))

test('silence and a refused invoke are told as such', () => {
  expect(readActionAnswer({ outcome: 'late' }, 'Commonplace')).toMatchObject({ kind: 'error', text: expect.stringContaining('5 seconds') })
  expect(readActionAnswer({ outcome: 'unreachable' }, 'Commonplace')).toMatchObject({ kind: 'error' })
  expect(readActionAnswer(answered(undefined, 501), 'Commonplace')).toEqual({
    kind: 'error',
    text: 'Commonplace answered with an error (501).',
  })
})

/** Who may say that a resource helped. */
import { expect, test } from 'vitest'
import { maySayItHelped } from './rights.ts'

const kept = { sharedBy: { personId: 'jonas' }, source: { author: { personId: 'tomasz' } } }

test.each([
  ['not who shared it', 'jonas', kept, false],
  ['not whose message it was', 'tomasz', kept, false],
  ['everybody else', 'priya', kept, true],
  ['everybody else, where no message was', 'priya', { ...kept, source: null }, true],
])('that it helped is said by others: %s', (_who, personId, resource, isAllowed) =>
  expect(maySayItHelped(personId, resource)).toBe(isAllowed),
)

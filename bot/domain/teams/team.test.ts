/** Who may take back that they stepped down. */
import { expect, test } from 'vitest'
import { personId } from '#domain/ids.ts'
import { mayComeBack } from './team.ts'

const at = '2026-11-25T09:00:00.000Z'
const ada = personId('ada')

test.each([
  ['who just did', { personId: ada, at }, 10_000, true],
  ['not after half a minute', { personId: ada, at }, 30_001, false],
  ['not somebody else', { personId: personId('ben'), at }, 10_000, false],
  ['nobody where nobody did', null, 10_000, false],
])('taking it back: %s', (_who, steppedDown, laterMs, isAllowed) =>
  expect(mayComeBack({ steppedDown }, ada, Date.parse(at) + laterMs)).toBe(isAllowed),
)

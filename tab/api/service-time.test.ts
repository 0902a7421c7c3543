import { expect, test } from 'vitest'
import { createServiceTime } from './service-time.ts'

const device = Date.parse('2026-11-25T09:00:00.000Z')

test.each([
  ['nothing was said yet', [], '2026-11-25T09:00:00.000Z'],
  ['a reply that took its time', ['Wed, 25 Nov 2026 08:59:30 GMT'], '2026-11-25T09:00:00.000Z'],
  ['a service that is in next week', ['Wed, 02 Dec 2026 15:00:00 GMT'], '2026-12-02T15:00:00.000Z'],
  ['a device that is an hour ahead', ['Wed, 25 Nov 2026 08:00:00 GMT'], '2026-11-25T08:00:00.000Z'],
  ['the last one counts', ['Wed, 02 Dec 2026 15:00:00 GMT', 'Wed, 25 Nov 2026 09:00:10 GMT'], '2026-11-25T09:00:00.000Z'],
  ['what is no time', [null, '', 'soon'], '2026-11-25T09:00:00.000Z'],
] as const)('%s', (_what, heard, expected) => {
  const time = createServiceTime(() => device)
  for (const said of heard) time.hear(said)
  expect(time.now().toISOString()).toBe(expected)
})

/** The line that comes every minute. */
import { afterEach, expect, test, vi } from 'vitest'
import { recordingLog } from '#tests/support/recording-log.ts'
import { startReports } from './reports.ts'
import type { Interval } from './telemetry.ts'

afterEach(() => vi.useRealTimers())

test('every minute a line says how the service is doing, also how old the outbox is', async () => {
  vi.useFakeTimers()
  const log = recordingLog()
  const end = startReports({
    telemetry: { takeInterval: () => ({ turns: 3 }) as Interval },
    outboxAgeMs: async () => 42_400,
    log: log.log,
    everyMs: 60_000,
  })
  await vi.advanceTimersByTimeAsync(120_000)
  end()
  expect(log.entries).toMatchObject([
    { event: 'service.metrics', turns: 3, outboxOldestS: 42 },
    { outboxOldestS: 42 },
    { outboxOldestS: null },
  ])
})

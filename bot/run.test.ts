/** How long a stop may take. */
import { afterEach, expect, test, vi } from 'vitest'
import { stopInTime } from './run.ts'

afterEach(() => vi.useRealTimers())

test('who stops in time ends well', async () => {
  expect(await stopInTime({ stop: async () => undefined })).toBe(0)
})

test('who has not stopped after twenty-five seconds is ended, and that is told', async () => {
  vi.useFakeTimers()
  const code = stopInTime({ stop: () => new Promise(() => {}) })
  await vi.advanceTimersByTimeAsync(24_999)
  let ended: number | null = null
  void code.then((value) => (ended = value))
  await Promise.resolve()
  expect(ended).toBeNull()
  await vi.advanceTimersByTimeAsync(1)
  expect(await code).toBe(1)
})

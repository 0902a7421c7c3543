/** How long a stop may take. */
import { afterEach, expect, test, vi } from 'vitest'
import { stopInTime } from './run.ts'

afterEach(() => vi.useRealTimers())

test('who stops in time ends well', async () => {
  const onLate = vi.fn()
  expect(await stopInTime({ stop: async () => undefined }, onLate)).toBe(0)
  expect(onLate).not.toHaveBeenCalled()
})

test('who has not stopped after twenty-five seconds is ended, and that is told', async () => {
  vi.useFakeTimers()
  const onLate = vi.fn()
  const code = stopInTime({ stop: () => new Promise(() => {}) }, onLate)
  await vi.advanceTimersByTimeAsync(24_999)
  let ended: number | null = null
  void code.then((value) => (ended = value))
  await Promise.resolve()
  expect(ended).toBeNull()
  await vi.advanceTimersByTimeAsync(1)
  expect(await code).toBe(1)
  expect(onLate).toHaveBeenCalledOnce()
})

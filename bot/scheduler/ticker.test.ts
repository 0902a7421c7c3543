import { expect, test, vi } from 'vitest'
import { createTicker } from './ticker.ts'

const log = { debug: vi.fn<() => void>(), info: vi.fn<() => void>(), warn: vi.fn<() => void>(), error: vi.fn<() => void>() }

test('a job never runs twice at once, and a nudge during a run means one more', async () => {
  let running = 0
  let runs = 0
  const ticker = createTicker({
    everyMs: 1_000_000,
    log,
    job: async () => {
      running += 1
      expect(running).toBe(1)
      runs += 1
      if (runs === 1) for (let nudges = 0; nudges < 5; nudges += 1) ticker.nudge()
      await Promise.resolve()
      running -= 1
      return false
    },
  })
  ticker.nudge()
  await ticker.idle()
  expect(runs).toBe(2)
})

test('a job that wants more runs again, and a failure is logged and does not end it', async () => {
  let runs = 0
  const ticker = createTicker({
    everyMs: 1_000_000,
    log,
    job: async () => {
      runs += 1
      if (runs === 4) throw new Error('planted')
      return runs < 4
    },
  })
  ticker.nudge()
  await ticker.idle()
  ticker.nudge()
  await ticker.idle()
  expect(runs).toBe(5)
  expect(log.error).toHaveBeenCalledOnce()
})

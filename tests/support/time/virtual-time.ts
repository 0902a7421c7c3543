/** Time that passes only when everybody waits for it: hours of work in moments, and always in the same order. */
import { setImmediate } from 'node:timers/promises'
import type { Clock, Timer } from '#bot/ports/clock.ts'

export type VirtualTime = {
  readonly clock: Clock
  readonly timer: Timer
  /** Lets time pass until `work` has ended. @throws Error when it waits for nothing that time brings */
  readonly until: <Result>(work: Promise<Result>) => Promise<Result>
  /** No time passes while this goes on: what waits for a network is not seen otherwise, and time would pass meanwhile. */
  readonly standingStill: <Result>(work: Promise<Result>) => Promise<Result>
  /** Moves the clock without waking whoever waits: a machine that slept, or whose clock was set. */
  readonly jump: (ms: number) => void
}

export function virtualTime(start: string): VirtualTime {
  let nowMs = Date.parse(start)
  let holding = 0
  const sleepers = new Set<{ readonly atMs: number; readonly wake: () => void }>()

  const timer: Timer = {
    wait: (ms, stop) =>
      new Promise((resolve) => {
        const sleeper = { atMs: nowMs + Math.max(0, ms), wake: (): void => end() }
        const end = (): void => {
          sleepers.delete(sleeper)
          stop.removeEventListener('abort', end)
          resolve()
        }
        if (stop.aborted) return resolve()
        sleepers.add(sleeper)
        stop.addEventListener('abort', end, { once: true })
      }),
  }

  return {
    clock: { nowMs: () => nowMs },
    timer,
    standingStill: async (work) => {
      holding += 1
      try {
        return await work
      } finally {
        holding -= 1
      }
    },
    jump: (ms) => void (nowMs += ms),
    async until(work) {
      let ended = false
      const end = (): void => void (ended = true)
      work.then(end, end)
      // Whatever can go on without time does so first.
      for (let idle = 0; !ended;) {
        await setImmediate()
        if (ended) break
        const next = [...sleepers].reduce<number | null>((first, { atMs }) => (first === null || atMs < first ? atMs : first), null)
        if (next === null || holding > 0) {
          if ((idle += 1) > 300_000) throw new Error('Nobody waits for time, and the work has not ended.')
          continue
        }
        idle = 0
        nowMs = Math.max(nowMs, next)
        for (const sleeper of sleepers) if (sleeper.atMs <= nowMs) sleeper.wake()
      }
      return work
    },
  }
}

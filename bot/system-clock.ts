/** The machine’s clock: the only place where the present is asked for, and the only one where time is waited for. */
import { setTimeout as passing } from 'node:timers/promises'
import type { Clock, Timer } from '#bot/ports/clock.ts'

export const systemClock: Clock = { nowMs: () => Date.now() }

export const systemTimer: Timer = {
  async wait(ms, signal) {
    try {
      await passing(ms, undefined, { signal })
    } catch (error) {
      if (!signal.aborted) throw error
    }
  },
}

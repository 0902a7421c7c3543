/** A clock for stores under test: it stands at a whole second until a test moves it. */
import type { Clock } from '#bot/ports/clock.ts'

export type TickingClock = { readonly clock: Clock; readonly advance: (seconds: number) => Promise<void> }

export function tickingClock(start = Date.parse('2026-11-23T09:00:00.000Z')): TickingClock {
  let nowMs = start
  return {
    clock: { nowMs: () => nowMs },
    advance: async (seconds) => {
      nowMs += seconds * 1000
    },
  }
}

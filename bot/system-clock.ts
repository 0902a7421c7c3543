/** The machine's clock: the only place where the present is asked for. */
import type { Clock } from '#bot/ports/clock.ts'

export const systemClock: Clock = { nowMs: () => Date.now() }

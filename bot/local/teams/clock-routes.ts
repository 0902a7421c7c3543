/** The demo's clock, as the page shows and moves it. */
import * as z from 'zod/mini'
import type { HttpRoute } from '#bot/ports/http-route.ts'
import type { MovableClock } from '../movable-clock.ts'
import { refusal } from './acting.ts'

export type ClockDeps = {
  readonly clock: MovableClock
  /** Resolves when the service has done all that is due. */
  readonly settled: () => Promise<void>
}

const moveSchema = z.object({ to: z.iso.datetime() })

/** Far enough to see a month of Fridays. */
const maxLeapMs = 60 * 24 * 3_600_000
/** Everything on the way happens at its time, or at most so much later. */
const stepMs = 15 * 60_000

export function clockRoutes({ clock, settled }: ClockDeps): readonly HttpRoute[] {
  const said = () => ({ status: 200, body: { now: new Date(clock.nowMs()).toISOString() } })
  let moving: Promise<void> = Promise.resolve()

  const moveTo = async (to: number): Promise<void> => {
    for (let at = nextStep(clock.nowMs()); at < to; at = nextStep(at)) {
      clock.moveTo(at)
      await settled()
    }
    clock.moveTo(to)
    await settled()
  }
  return [
    { method: 'GET', path: '/local/api/clock', handle: async () => said() },
    {
      method: 'POST',
      path: '/local/api/clock',
      handle: async ({ body }) => {
        const parsed = moveSchema.safeParse(body)
        const to = parsed.success ? Date.parse(parsed.data.to) : Number.NaN
        if (Number.isNaN(to) || to - clock.nowMs() > maxLeapMs) return refusal(400, 'no-such-time')
        // Two who move it at once: one after the other.
        const move = (): Promise<void> => moveTo(to)
        moving = moving.then(move, move)
        await moving
        return said()
      },
    },
  ]
}

const nextStep = (from: number): number => (Math.floor(from / stepMs) + 1) * stepMs

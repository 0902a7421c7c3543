/** The demo's clock: the machine's, moved on by whoever wants to see next week today. Where it was left it goes on. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod/mini'
import type { Clock } from '#bot/ports/clock.ts'

export type MovableClock = Clock & {
  /** @param instant - in milliseconds since the epoch; what is over already changes nothing */
  readonly moveTo: (instant: number) => void
}

const keptSchema = z.object({ aheadMs: z.number() })

/** @param file - keeps how far it is ahead, since what was made then is in the database; null: nothing does */
export function createMovableClock(clock: Clock, file: string | null): MovableClock {
  let aheadMs = file !== null && existsSync(file) ? keptSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).aheadMs : 0
  const nowMs = (): number => clock.nowMs() + aheadMs
  return {
    nowMs,
    moveTo(instant) {
      const leapMs = instant - nowMs()
      if (leapMs <= 0) return
      aheadMs += leapMs
      if (file === null) return
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify({ aheadMs }))
    },
  }
}

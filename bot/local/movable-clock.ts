/** The demo's clock: the machine's, moved on by whoever wants to see next week today. Where it was left it goes on. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod/mini'
import type { Clock } from '#bot/ports/clock.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'

export type MovableClock = Clock & {
  /** @param instant - in milliseconds since the epoch; what is over already changes nothing */
  readonly moveTo: (instant: number) => void
}

/**
 * @param file - keeps how far it is ahead, since what was made then is in the database; null: nothing does
 * @throws OperatorError for a file that somebody else wrote
 */
export function createMovableClock(clock: Clock, file: string | null): MovableClock {
  let aheadMs = file !== null && existsSync(file) ? readAhead(file) : 0
  const nowMs = (): number => clock.nowMs() + aheadMs
  return {
    nowMs,
    moveTo(instant) {
      const leapMs = instant - nowMs()
      if (leapMs <= 0) return
      aheadMs += leapMs
      if (file !== null) keepAhead(file, aheadMs)
    },
  }
}

const keptSchema = z.object({ aheadMs: z.number() })

function readAhead(file: string): number {
  try {
    return keptSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).aheadMs
  } catch (error) {
    throw new OperatorError(`${file} says nothing about the demo\u2019s clock. Delete its folder, and the demo begins anew.`, {
      cause: error,
    })
  }
}

/** Whole or not at all: whoever is killed in between leaves the one of before. */
function keepAhead(file: string, aheadMs: number): void {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify({ aheadMs }))
  renameSync(draft, file)
}

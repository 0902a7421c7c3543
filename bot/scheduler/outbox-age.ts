/** Whether the outbox keeps up. */
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import { inTime } from '#bot/ports/in-time.ts'
import type { Log } from '#bot/ports/log.ts'
import type { OutboxRows } from '#bot/ports/outbox-rows.ts'

/** Whoever counts does not wait for a store that hangs. */
const patienceMs = 2_000

/**
 * How long something has been due, or has failed again and again, in ms; 0 when all is well. What waits for its time is neither;
 * what a dead sender had is due once its lease has ended.
 */
export async function outboxAgeMs(rows: Pick<OutboxRows, 'behindSince'>, clock: Clock): Promise<number> {
  const since = await rows.behindSince(instantOf(clock))
  return since === null ? 0 : Math.max(0, clock.nowMs() - Date.parse(since))
}

/** @returns null, and says so in the log, when the store does not answer in time */
export async function ageOrNull(age: Promise<number>, log: Log): Promise<number | null> {
  try {
    return await inTime(age, patienceMs)
  } catch (error) {
    log.error({ event: 'health.store-failed', error }, 'the store does not answer')
    return null
  }
}

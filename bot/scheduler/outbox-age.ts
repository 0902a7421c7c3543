/** Whether the outbox keeps up. */
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { OutboxRows } from '#bot/ports/outbox-rows.ts'

/**
 * How long something has been due, or has failed again and again, in ms; 0 when all is well. What waits for its time is neither;
 * what a dead sender had is due once its lease has ended.
 */
export async function outboxAgeMs(rows: Pick<OutboxRows, 'behindSince'>, clock: Clock): Promise<number> {
  const since = await rows.behindSince(instantOf(clock))
  return since === null ? 0 : Math.max(0, clock.nowMs() - Date.parse(since))
}

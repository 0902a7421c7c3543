/** Whether the outbox keeps up. */
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { OutboxRows } from '#bot/ports/outbox-rows.ts'

/**
 * How long the longest due notice has been due, in ms; 0 when none is. A notice that waits for its time, or for its next attempt, is not
 * due; one whose sender died is, once its lease has ended.
 */
export async function outboxAgeMs(rows: Pick<OutboxRows, 'due'>, clock: Clock): Promise<number> {
  const [longest] = await rows.due(instantOf(clock), 1)
  return longest === undefined ? 0 : Math.max(0, clock.nowMs() - Date.parse(longest.row.dueAt))
}

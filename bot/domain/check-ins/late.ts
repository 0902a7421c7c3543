/** What becomes of a check-in that could not be sent when it was due. */

const hourMs = 3_600_000
/** Until then it is on time. */
const onTimeMs = hourMs
/** After a day it is skipped, and that is recorded: never a burst of old ones. */
const tooLateMs = 24 * hourMs

/** - `late`: sent, and says from which day it is */
export type Lateness = 'early' | 'on-time' | 'late' | 'too-late'

export function latenessOf(dueAt: string, nowMs: number): Lateness {
  const lateMs = nowMs - Date.parse(dueAt)
  if (lateMs < 0) return 'early'
  if (lateMs <= onTimeMs) return 'on-time'
  return lateMs <= tooLateMs ? 'late' : 'too-late'
}

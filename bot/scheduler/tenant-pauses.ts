/** Tenants that take nothing from us for a while: as long as Teams says, else longer and longer, up to a minute. */
import type { TenantId } from '#domain/ids.ts'

const firstMs = 2_000
const longestMs = 60_000
/** A tenant that has taken nothing for so long is somebody's to look into. */
const alarmAfterMs = 10 * 60_000

export type TenantPauses = {
  /** How long nothing is to be sent, in ms; 0: no pause. A clock that was set back ends it: nobody waits for a day that has been. */
  readonly leftMs: (tenantId: TenantId, nowMs: number) => number
  /** @returns true once, when it has lasted for ten minutes */
  readonly refused: (tenantId: TenantId, afterMs: number | null, nowMs: number) => boolean
  /** @param begunAt - `refusals` at its turn: what was under way already when Teams refused ends no pause */
  readonly taken: (tenantId: TenantId, begunAt: number) => void
  /** In a row, until something is taken; 0: none. */
  readonly refusals: (tenantId: TenantId) => number
}

type Pause = {
  readonly fromMs: number
  readonly untilMs: number
  readonly inARow: number
  /** Of the first refusal in a row. */
  readonly sinceMs: number
  readonly isTold: boolean
}

export function createTenantPauses(): TenantPauses {
  const pauses = new Map<TenantId, Pause>()

  return {
    leftMs(tenantId, nowMs) {
      const pause = pauses.get(tenantId)
      return pause === undefined || nowMs < pause.fromMs ? 0 : Math.max(0, pause.untilMs - nowMs)
    },
    refused(tenantId, afterMs, nowMs) {
      const known = pauses.get(tenantId)
      const { inARow, sinceMs, isTold } = known ?? { inARow: 0, sinceMs: nowMs, isTold: false }
      const ms = afterMs ?? Math.min(longestMs, firstMs * 2 ** inARow)
      const isStuck = !isTold && nowMs - sinceMs >= alarmAfterMs
      // Those that were under way together are refused together: the longest counts.
      const untilMs = Math.max(known !== undefined && nowMs >= known.fromMs ? known.untilMs : 0, nowMs + ms)
      pauses.set(tenantId, { fromMs: nowMs, untilMs, inARow: inARow + 1, sinceMs, isTold: isTold || isStuck })
      return isStuck
    },
    taken(tenantId, begunAt) {
      if (pauses.get(tenantId)?.inARow === begunAt) pauses.delete(tenantId)
    },
    refusals: (tenantId) => pauses.get(tenantId)?.inARow ?? 0,
  }
}

/** What time it is where things are dated: a device's clock may be wrong, and the demo's service may be in next week. */
import { createContext, useContext } from 'react'

export type ServiceTime = {
  readonly now: () => Date
  /** @param said - the `Date` header of a reply; null where there is none */
  readonly hear: (said: string | null) => void
}

/** Replies take their time, and say seconds. */
const toleranceMs = 60_000

/** Until a reply has said otherwise it is the device's. @param deviceNowMs - in milliseconds since the epoch */
export function createServiceTime(deviceNowMs: () => number): ServiceTime {
  let aheadMs = 0
  return {
    now: () => new Date(deviceNowMs() + aheadMs),
    hear(said) {
      const differenceMs = Date.parse(said ?? '') - deviceNowMs()
      if (!Number.isNaN(differenceMs)) aheadMs = Math.abs(differenceMs) < toleranceMs ? 0 : differenceMs
    },
  }
}

export const TimeContext = createContext<ServiceTime | null>(null)

/** @returns asks for the present; what shows an age keeps the one that it was drawn with */
export function useNow(): () => Date {
  const time = useContext(TimeContext)
  if (time === null) throw new Error('useNow is used outside TimeContext.')
  return time.now
}

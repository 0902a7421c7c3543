/** How much each of many may ask for in a time: bursts up to the whole of it, refilled evenly, in bounded memory. */

export type Allowance = {
  /**
   * Takes from what is left to `key`.
   * @param cost - of this one; 1 when left out
   * @returns 0 when it was there, else nothing is taken and these are the milliseconds until it is
   */
  readonly take: (key: string, nowMs: number, cost?: number) => number
}

/**
 * @param size.amount - to be had at once, and again in `periodMs`
 * @param size.maxKeys - so many are remembered; then whoever has not asked for longest begins anew
 */
export function createAllowance(size: { readonly amount: number; readonly periodMs: number; readonly maxKeys: number }): Allowance {
  const eachMs = size.periodMs / size.amount
  /** When each will have everything back. The last one to ask stands last. */
  const fullAt = new Map<string, number>()

  return {
    take(key, nowMs, cost = 1) {
      // A clock that was set back must not lock anybody out for longer than the period.
      const known = Math.min(fullAt.get(key) ?? nowMs, nowMs + size.periodMs)
      const next = Math.max(known, nowMs) + eachMs * cost
      // Fractions of a millisecond are lost in an instant's digits.
      const waitMs = Math.round(next - nowMs - size.periodMs)
      fullAt.delete(key)
      fullAt.set(key, waitMs > 0 ? known : next)
      const [oldest] = fullAt.keys()
      if (fullAt.size > size.maxKeys && oldest !== undefined) fullAt.delete(oldest)
      return Math.max(0, waitMs)
    },
  }
}

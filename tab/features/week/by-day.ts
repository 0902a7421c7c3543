/** Puts what was shared under its day, as the viewer's clock sees it. */

export type Day<Item> = {
  /** Local midnight is not needed: the first instant of the day that something was shared at. */
  readonly at: string
  readonly age: 'today' | 'yesterday' | 'earlier'
  readonly items: readonly Item[]
}

/**
 * @param items - newest first
 * @param zone - IANA name; undefined is the viewer's own
 * @returns one entry per day with something in it, newest first
 */
export function byDay<Item extends { readonly sharedAt: string }>(items: readonly Item[], now: Date, zone?: string): readonly Day<Item>[] {
  const format = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...(zone === undefined ? {} : { timeZone: zone }) })
  const today = format.format(now)
  const days = Map.groupBy(items, ({ sharedAt }) => format.format(new Date(sharedAt)))
  return [...days].map(([day, shared]) => ({
    at: shared[0]?.sharedAt ?? '',
    age: day === today ? 'today' : daysBetween(day, today) === 1 ? 'yesterday' : 'earlier',
    items: shared,
  }))
}

/** Of two calendar dates as `2026-11-25`, which know no clock. */
const daysBetween = (one: string, other: string): number => (Date.parse(other) - Date.parse(one)) / 86_400_000

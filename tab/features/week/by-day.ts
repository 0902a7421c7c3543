/** Puts what was shared under its day, as the viewer's clock sees it. */
import { ageOf, dayKey, type Age } from '#tab/ui/relative-date.tsx'

export type Day<Item> = {
  /** Local midnight is not needed: the first instant of the day that something was shared at. */
  readonly at: string
  readonly age: Age
  readonly items: readonly Item[]
}

/**
 * @param items - newest first
 * @param zone - IANA name; undefined is the viewer's own
 * @returns one entry per day with something in it, newest first
 */
export function byDay<Item extends { readonly sharedAt: string }>(items: readonly Item[], now: Date, zone?: string): readonly Day<Item>[] {
  const days = Map.groupBy(items, ({ sharedAt }) => dayKey(new Date(sharedAt), zone))
  return [...days.values()].map((shared) => {
    const at = shared[0]?.sharedAt ?? ''
    return { at, age: ageOf(at, now, zone), items: shared }
  })
}

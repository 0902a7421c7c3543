/** What somebody did in a week, a line each. */
import type { Deeds } from '#domain/check-ins/deeds.ts'
import type { Texts } from './texts.ts'

/** The latest first, and at the end what waits for a thought. */
export const deedLines = ({ checkIn }: Texts, { items, waiting }: Deeds): readonly string[] => [
  ...items.map(({ kind, title }) => checkIn.deed[kind](title)),
  ...(waiting === 0 ? [] : [checkIn.waiting(waiting)]),
]

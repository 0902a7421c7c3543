/** What somebody did in a week, a line each. */
import type { Deeds } from '#domain/check-ins/deeds.ts'
import type { Texts } from './texts.ts'

/** The latest first. */
export const deedLines = ({ checkIn }: Texts, { items }: Deeds): readonly string[] =>
  items.map(({ kind, title }) => checkIn.deed[kind](title))

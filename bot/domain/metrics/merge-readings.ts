/** Readings that come in beside those that are there: what is new, what is the same, what is changed. */
import { correctReading, type Author, type Reading, type ReadingSource } from './metric.ts'
import type { Period } from './period.ts'

export type IncomingReading = {
  readonly period: Period
  readonly value: number
  /** Empty: it says nothing, and a note that is there stays. */
  readonly note: string
}

export type MergedReadings = {
  readonly added: readonly Reading[]
  /** With what they replace among their earlier versions. */
  readonly changed: readonly Reading[]
  readonly same: number
}

/** Whatever comes a second time is the same, and changes nothing. @param incoming - one for each period, in any order */
export function mergeReadings(
  known: readonly Reading[],
  incoming: readonly IncomingReading[],
  given: { readonly by: Author; readonly at: string; readonly source: ReadingSource },
): MergedReadings {
  const before = new Map(known.map((reading) => [reading.period, reading]))
  const added: Reading[] = []
  const changed: Reading[] = []
  for (const { period, value, note } of incoming) {
    const reading = before.get(period)
    if (reading === undefined) {
      added.push({ period, value, note, ...given, earlier: [] })
      continue
    }
    const corrected = correctReading(reading, { value, note: note === '' ? reading.note : note, ...given })
    if (corrected !== reading) changed.push(corrected)
  }
  return { added, changed, same: incoming.length - added.length - changed.length }
}

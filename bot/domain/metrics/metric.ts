/** A metric: a result that the team cares about, its readings, and what stands beside them on its time line. Shapes. */
import type { MetricId, PersonId, ResourceId, TeamId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { Cadence, Period } from './period.ts'

/** Which way is better; `keep`: it is good as it is, and any change is worth a look. */
export const directions = ['up', 'down', 'keep'] as const
export type Direction = (typeof directions)[number]

export const readingSources = ['manual', 'csv', 'api'] as const
export type ReadingSource = (typeof readingSources)[number]

/** Who did something, with the name as it was then. Of what came by a token: who made the token. */
export type Author = { readonly personId: PersonId; readonly name: string }

/** What a value can't go beyond, such as 0 and 100 of a percentage; null where there is no such end. */
export type Bounds = { readonly lowest: number | null; readonly highest: number | null }

/** What people write about it. */
export type MetricContent = {
  readonly name: string
  /** In a sentence; may be empty. */
  readonly goal: string
  /** Why it matters; may be empty. */
  readonly why: string
  /** As it stands behind a value: `%`, `days`; may be empty. */
  readonly unit: string
  /** How many a value is shown with; it is kept as it was given. */
  readonly decimals: number
  readonly direction: Direction
  readonly cadence: Cadence
  /** Where it stood when the team began to look. */
  readonly baseline: number | null
  readonly target: number | null
  readonly bounds: Bounds
  /** Where its values come from, in words or as a link; may be empty. */
  readonly source: string
}

export type Metric = MetricContent & {
  readonly metricId: MetricId
  readonly teamId: TeamId
  /** Who is asked for a reading when one is due. */
  readonly owner: Author
  /** The name that was questioned (question-name.ts) and kept: nobody is asked about it again. Null when none was. */
  readonly keptName: string | null
  /** ISO instant; null while it is in use. A retired one keeps its history. */
  readonly retiredAt: string | null
}

/** A value as it was given once. */
export type ReadingVersion = {
  readonly value: number
  /** May be empty. */
  readonly note: string
  readonly by: Author
  /** ISO instant. */
  readonly at: string
  readonly source: ReadingSource
}

/** There is one for each period. */
export type Reading = ReadingVersion & {
  readonly period: Period
  /** What stood there before, oldest first: each with who had given it, so that who changed it is who gave the next. */
  readonly earlier: readonly ReadingVersion[]
}

/** What the team did or noticed on a day. It stands side by side with the values, never as their cause. */
export type Annotation = {
  readonly annotationId: string
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly text: string
  readonly resourceIds: readonly ResourceId[]
  readonly by: Author
  /** ISO instant. */
  readonly at: string
}

/** From the period of this day on limits are drawn anew, because the work itself is another. */
export type Rebase = {
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly reason: string
  readonly by: Author
  /** ISO instant. */
  readonly at: string
}

/**
 * Puts another value in the place of a reading's, and keeps the one that was there. The same value and note change nothing.
 * Of endless corrections the first value and the latest ones stay.
 */
export function correctReading(reading: Reading, version: ReadingVersion): Reading {
  if (version.value === reading.value && version.note === reading.note) return reading
  const { period, earlier, ...replaced } = reading
  const [first, ...later] = [...earlier, replaced]
  const kept = first === undefined ? [] : [first, ...later.slice(-(limits.maxReadingVersions - 2))]
  return { ...version, period, earlier: kept }
}

export const isWithin = ({ lowest, highest }: Bounds, value: number): boolean =>
  (lowest === null || value >= lowest) && (highest === null || value <= highest)

/** For many values in one language: `1,234.5 days`. Not even a line end comes between number and unit. */
export function valueLabels({ unit, decimals }: Pick<MetricContent, 'unit' | 'decimals'>, locale: string): (value: number) => string {
  const digits = new Intl.NumberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  })
  return (value) => (unit === '' ? digits.format(value) : `${digits.format(value)}\u00A0${unit}`)
}

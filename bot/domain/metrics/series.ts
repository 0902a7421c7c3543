/** From readings, rebases and annotations to what a chart is drawn from, without any further arithmetic than that of its scales. */
import type { Annotation, Bounds, Metric, Reading, Rebase } from './metric.ts'
import { elapsedOn, periodOfDay, periodsBetween, periodsFrom, type Period } from './period.ts'
import { byWeight, findSignals, meaningOf, type Meaning, type SignalKind, type Signal } from './signals.ts'
import { countReadings, limitsOfStretch, movingRanges, type StretchLimits, type Values, type XmrLimits } from './xmr.ts'

export type SeriesPoint = {
  readonly period: Period
  /** Null: a gap, where no line is drawn. */
  readonly value: number | null
  /** From the value right before it; null for the first of a stretch and beside a gap. */
  readonly range: number | null
  /** Which of the stretches it belongs to. */
  readonly stretch: number
  /** The signals it is part of, those that weigh most first. */
  readonly marks: readonly SignalKind[]
  /** Null for a point that is part of none. */
  readonly meaning: Meaning | null
}

/** Limits as they are drawn: none is drawn beyond what a value can be, and then it is said so. */
export type ShownLimits = {
  readonly lower: number
  readonly upper: number
  readonly isLowerClipped: boolean
  readonly isUpperClipped: boolean
}

/** Places are those of points. */
export type SeriesStretch = {
  readonly from: number
  readonly to: number
  /** What it begins with; null for the first. */
  readonly rebase: Rebase | null
  readonly readings: number
  readonly state: 'too-early' | 'provisional' | 'locked'
  /** Null while it is too early. */
  readonly limits: XmrLimits | null
  readonly shown: ShownLimits | null
  /** The last place of those that the limits are made of, which begin with the stretch. */
  readonly basisTo: number | null
}

export type SeriesSignal = Signal & { readonly stretch: number; readonly meaning: Meaning }

/** `place`: 2 is the beginning of the third period, 2.5 its middle; null where the chart does not reach. */
export type Placed<T> = T & { readonly place: number | null }

export type Series = {
  /** One for each period from the first reading to the last. */
  readonly points: readonly SeriesPoint[]
  readonly stretches: readonly SeriesStretch[]
  /** Oldest first; `points` are places of the whole series. */
  readonly signals: readonly SeriesSignal[]
  /** In the order of their days. */
  readonly annotations: readonly Placed<Annotation>[]
  readonly baseline: number | null
  readonly target: number | null
  /** From the lowest to the highest of everything that is drawn; null when nothing is. */
  readonly span: { readonly low: number; readonly high: number } | null
}

export type MetricRecord = {
  readonly metric: Pick<Metric, 'cadence' | 'direction' | 'bounds' | 'baseline' | 'target'>
  /** In any order; of one period the last counts. */
  readonly readings: readonly Pick<Reading, 'period' | 'value'>[]
  readonly rebases: readonly Rebase[]
  readonly annotations: readonly Annotation[]
}

export function seriesOf({ metric, readings, rebases, annotations }: MetricRecord): Series {
  const values = new Map(readings.map(({ period, value }) => [period, value]))
  const known = [...values.keys()].toSorted()
  const [first, last] = [known[0], known.at(-1)]
  const periods = first === undefined || last === undefined ? [] : periodsFrom(first, last)
  const parts = partsOf(periods, rebases, metric).map((part) => judged(part, values, metric))
  const stretches = parts.map(({ stretch }) => stretch)
  const points = parts.flatMap((part) => part.points)
  return {
    points,
    stretches,
    signals: parts.flatMap((part) => part.signals),
    annotations: annotations.toSorted(byDay).map((annotation) => ({ ...annotation, place: placeOf(annotation.date, periods, metric) })),
    baseline: metric.baseline,
    target: metric.target,
    span: spanOf([
      ...points.map(({ value }) => value),
      ...stretches.flatMap(({ shown, limits }) => [shown?.lower ?? null, shown?.upper ?? null, limits?.mean ?? null]),
      metric.baseline,
      metric.target,
    ]),
  }
}

const byDay = (one: { readonly date: string }, other: { readonly date: string }): number =>
  one.date < other.date ? -1 : Number(one.date > other.date)

type Part = { readonly at: number; readonly from: number; readonly periods: readonly Period[]; readonly rebase: Rebase | null }

/** A rebase begins a stretch with the period of its day, unless there is none from then on; of two in one period the last counts. */
function partsOf(periods: readonly Period[], rebases: readonly Rebase[], { cadence }: MetricRecord['metric']): readonly Part[] {
  const [first] = periods
  if (first === undefined) return []
  const beginnings = new Map<number, Rebase | null>([[0, null]])
  for (const rebase of rebases.toSorted(byDay)) {
    const period = periodOfDay(rebase.date, cadence)
    if (period !== null && period > first && periodsBetween(first, period) < periods.length)
      beginnings.set(periodsBetween(first, period), rebase)
  }
  const starts = [...beginnings.keys()]
  return [...beginnings].map(([from, rebase], at) => ({ at, from, rebase, periods: periods.slice(from, starts[at + 1]) }))
}

type Judged = {
  readonly stretch: SeriesStretch
  readonly points: readonly SeriesPoint[]
  readonly signals: readonly SeriesSignal[]
}

function judged({ at, from, periods, rebase }: Part, known: ReadonlyMap<Period, number>, metric: MetricRecord['metric']): Judged {
  const values: Values = periods.map((period) => known.get(period) ?? null)
  const ranges = movingRanges(values)
  const made = limitsOfStretch(values)
  const signals = made === null ? [] : findSignals(values, made.limits)
  const signalsAt = byPlace(signals)
  return {
    stretch: {
      from,
      to: from + periods.length - 1,
      rebase,
      readings: countReadings(values),
      state: stateOf(made),
      limits: made?.limits ?? null,
      shown: made === null ? null : shownLimits(made.limits, metric.bounds),
      basisTo: made === null ? null : from + made.basis - 1,
    },
    points: periods.map((period, place) => {
      const own = signalsAt.get(place) ?? []
      const [signal] = own
      return {
        period,
        value: values[place] ?? null,
        range: ranges[place] ?? null,
        stretch: at,
        marks: marksOf(own),
        // All of them lie on one side: that of the point.
        meaning: signal === undefined ? null : meaningOf(signal.side, metric.direction),
      }
    }),
    signals: signals.map(({ kind, side, points }) => ({
      kind,
      side,
      points: points.map((place) => from + place),
      stretch: at,
      meaning: meaningOf(side, metric.direction),
    })),
  }
}

function byPlace(signals: readonly Signal[]): ReadonlyMap<number, readonly Signal[]> {
  const found = new Map<number, Signal[]>()
  for (const signal of signals) for (const place of signal.points) found.set(place, [...(found.get(place) ?? []), signal])
  return found
}

const stateOf = (made: StretchLimits | null): SeriesStretch['state'] => {
  if (made === null) return 'too-early'
  return made.isLocked ? 'locked' : 'provisional'
}

const marksOf = (signals: readonly Signal[]): readonly SignalKind[] => [...new Set(signals.map(({ kind }) => kind))].toSorted(byWeight)

/** Judged is by the limits as they are: a value that can't be never comes, and so that side gives no signal. */
export function shownLimits({ lower, upper }: XmrLimits, { lowest, highest }: Bounds): ShownLimits {
  const isLowerClipped = lowest !== null && lower < lowest
  const isUpperClipped = highest !== null && upper > highest
  return { lower: isLowerClipped ? lowest : lower, upper: isUpperClipped ? highest : upper, isLowerClipped, isUpperClipped }
}

/** The chart reaches from the first period to the end of the one after the last, where what the team does now has its place. */
function placeOf(day: string, periods: readonly Period[], { cadence }: MetricRecord['metric']): number | null {
  const [first] = periods
  const period = periodOfDay(day, cadence)
  if (first === undefined || period === null) return null
  const place = periodsBetween(first, period)
  return place < 0 || place > periods.length ? null : place + elapsedOn(period, day)
}

function spanOf(figures: readonly (number | null)[]): Series['span'] {
  const drawn = figures.filter((figure) => figure !== null)
  return drawn.length === 0 ? null : { low: Math.min(...drawn), high: Math.max(...drawn) }
}

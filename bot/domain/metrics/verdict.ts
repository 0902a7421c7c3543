/** What the words under a chart say, as data; the words stand in the texts. Never why something changed: only that, when and which way. */
import type { Direction } from './metric.ts'
import type { Period } from './period.ts'
import type { Series, SeriesSignal, SeriesStretch } from './series.ts'
import { byWeight, type Meaning, type Side, type SignalKind } from './signals.ts'
import { readingsForLimits, type XmrLimits } from './xmr.ts'

export type Verdict =
  | {
      readonly kind: 'too-early'
      readonly readings: number
      readonly wanted: number
      /** There are enough, but too few of them follow each other. */
      readonly isScattered: boolean
      /** The period from which on limits are drawn anew; null when they never were. */
      readonly since: Period | null
    }
  | { readonly kind: 'normal'; readonly isProvisional: boolean }
  | {
      readonly kind: 'changed'
      readonly around: Period
      readonly meaning: Meaning
      readonly isProvisional: boolean
      /** What shows it, those that weigh most first. */
      readonly signs: readonly Sign[]
    }

export type Sign = {
  readonly kind: SignalKind
  readonly side: Side
  /** Its first point and its last. All points of a change that lie outside the limits are one sign. */
  readonly from: Period
  readonly to: Period
  readonly points: number
}

/** Of the latest stretch: what its limits and its latest signal say. */
export function verdictOf({ points, stretches, signals }: Series): Verdict {
  const stretch = stretches.at(-1)
  if (stretch === undefined) return { kind: 'too-early', readings: 0, wanted: readingsForLimits, isScattered: false, since: null }
  const { readings, rebase } = stretch
  const periodAt = (place: number): Period | null => points[place]?.period ?? null
  if (stretch.limits === null) {
    const since = rebase === null ? null : periodAt(stretch.from)
    return { kind: 'too-early', readings, wanted: readingsForLimits, isScattered: readings >= readingsForLimits, since }
  }
  const isProvisional = stretch.state === 'provisional'
  const change = latestChange(
    signals.filter((signal) => signal.stretch === stretches.length - 1),
    points,
  )
  const around = change === null ? null : periodAt(change.from)
  if (change === null || around === null || isHistory(change.to, stretch, points)) return { kind: 'normal', isProvisional }
  const signs = merged(change.signals).flatMap((signal) => signOf(signal, periodAt))
  return { kind: 'changed', around, meaning: change.meaning, isProvisional, signs }
}

const targetVerdicts = ['usually', 'sometimes', 'not-without-change'] as const
export type TargetVerdict = (typeof targetVerdicts)[number]

/**
 * Whether the target is met as the work is done now. By the limits as they are, not as they are drawn.
 * - `usually`: every value that is to be expected meets it
 * - `not-without-change`: none does · `sometimes`: between the two, and nobody can say when
 *
 * Of a metric to keep as it is, to meet means to stay around the target: `usually` while the mean is nearer to it than half-way to
 * a limit, `not-without-change` when it lies outside them.
 */
export function targetVerdict(target: number, { mean, lower, upper }: XmrLimits, direction: Direction): TargetVerdict {
  if (direction === 'keep') {
    if (target < lower || target > upper) return 'not-without-change'
    return Math.abs(target - mean) <= (upper - mean) / 2 ? 'usually' : 'sometimes'
  }
  const [worst, best] = direction === 'up' ? [lower, upper] : [-upper, -lower]
  const wanted = direction === 'up' ? target : -target
  if (worst >= wanted) return 'usually'
  return best < wanted ? 'not-without-change' : 'sometimes'
}

/** As `targetVerdict`, by the latest limits. @returns null without a target, and while it is too early */
export function verdictOnTarget({ target, stretches }: Series, direction: Direction): TargetVerdict | null {
  const limits = stretches.at(-1)?.limits ?? null
  return target === null || limits === null ? null : targetVerdict(target, limits, direction)
}

type Change = { readonly from: number; readonly to: number; readonly meaning: Meaning; readonly signals: readonly SeriesSignal[] }

/** Signals on one side that share a point, or whose points are neighbours, are one change; the latest is the one that reaches furthest. */
function latestChange(signals: readonly SeriesSignal[], points: Series['points']): Change | null {
  const lastOf = (signal: SeriesSignal): number => signal.points.at(-1) ?? -1
  const latest = signals.reduce<SeriesSignal | null>((best, one) => (best === null || lastOf(one) > lastOf(best) ? one : best), null)
  if (latest === null) return null
  const nth = new Map(points.flatMap(({ value }, place) => (value === null ? [] : [place])).map((place, at) => [place, at]))
  const reached = ({ points: places }: SeriesSignal): readonly number[] => places.map((place) => nth.get(place) ?? -1)
  let joined: readonly SeriesSignal[] = [latest]
  for (let grown = true; grown;) {
    const near = new Set(joined.flatMap(reached).flatMap((at) => [at - 1, at, at + 1]))
    const more = signals.filter((signal) => signal.side === latest.side && reached(signal).some((at) => near.has(at)))
    grown = more.length > joined.length
    joined = more
  }
  const places = joined.flatMap((signal) => signal.points)
  return { from: Math.min(...places), to: Math.max(...places), meaning: latest.meaning, signals: joined }
}

/** After so many readings without another sign, what there was is over, and the work is as its limits say. */
const readingsToForget = 8

function isHistory(to: number, stretch: SeriesStretch, points: Series['points']): boolean {
  return points.slice(to + 1, stretch.to + 1).filter(({ value }) => value !== null).length >= readingsToForget
}

/** Those that weigh most first. */
function merged(signals: readonly SeriesSignal[]): readonly SeriesSignal[] {
  const outside = signals.filter(({ kind }) => kind === 'outside')
  const [first] = outside
  const others = signals.filter(({ kind }) => kind !== 'outside').toSorted((one, other) => byWeight(one.kind, other.kind))
  return first === undefined ? others : [{ ...first, points: outside.flatMap(({ points }) => points) }, ...others]
}

function signOf({ kind, side, points }: SeriesSignal, periodAt: (place: number) => Period | null): readonly Sign[] {
  const [first, last] = [periodAt(points[0] ?? -1), periodAt(points.at(-1) ?? -1)]
  return first === null || last === null ? [] : [{ kind, side, from: first, to: last, points: points.length }]
}

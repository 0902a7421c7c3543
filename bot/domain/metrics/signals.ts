/**
 * Signals: what a process behaviour chart shows when something other than everyday variation is at work.
 * Source: D. J. Wheeler, *Understanding Variation*, as in xmr.ts: one point outside the limits; eight in a row on one side of the mean;
 * three of four in a row nearer to a limit than to the mean.
 */
import type { Direction } from './metric.ts'
import type { Values, XmrLimits } from './xmr.ts'

/** In the order in which they weigh. */
export const signalKinds = ['outside', 'run', 'near-limit'] as const
export type SignalKind = (typeof signalKinds)[number]
export const byWeight = (one: SignalKind, other: SignalKind): number => signalKinds.indexOf(one) - signalKinds.indexOf(other)

export type Side = 'above' | 'below'

export type Signal = {
  readonly kind: SignalKind
  readonly side: Side
  /** Places among the values, in order: those that make it up, so of four in a row the three. */
  readonly points: readonly number[]
}

export type Meaning = 'improvement' | 'concern' | 'neutral'

/** What a signal on that side is, for a metric that should go that way. */
export function meaningOf(side: Side, direction: Direction): Meaning {
  if (direction === 'keep') return 'neutral'
  return (side === 'above') === (direction === 'up') ? 'improvement' : 'concern'
}

const pointsOfRun = 8
const window = { points: 4, near: 3 } as const
/** Part of the largest value that sums of decimal fractions may be off by, a thousand times over: no difference. */
const noDifference = 1e-12

/**
 * All of them, oldest first. In a row are readings that follow each other; a gap between them is none, and does not break a row.
 * A value on the mean is on neither side, and one on a limit is not outside.
 */
export function findSignals(values: Values, { mean, lower, upper }: XmrLimits): readonly Signal[] {
  const readings = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]))
  const slack = noDifference * readings.reduce((largest, { value }) => Math.max(largest, Math.abs(value)), 0)
  const signals = (['above', 'below'] as const).flatMap((side) => {
    const isBeyond = (line: { readonly above: number; readonly below: number }) => {
      return readings.map(({ value }) => (side === 'above' ? value - line.above : line.below - value) > slack)
    }
    const found = (kind: SignalKind, places: readonly (readonly number[])[]): readonly Signal[] =>
      places.map((group) => ({ kind, side, points: group.flatMap((place) => readings[place]?.at ?? []) }))
    return [
      ...found(
        'outside',
        places(isBeyond({ above: upper, below: lower })).map((place) => [place]),
      ),
      ...found('run', runs(isBeyond({ above: mean, below: mean }))),
      ...found('near-limit', crowds(isBeyond({ above: (mean + upper) / 2, below: (mean + lower) / 2 }))),
    ]
  })
  return signals.toSorted((one, other) => (one.points[0] ?? 0) - (other.points[0] ?? 0))
}

const places = (flags: readonly boolean[]): readonly number[] => flags.flatMap((flag, place) => (flag ? [place] : []))

/** Each as long as it goes. */
function runs(flags: readonly boolean[]): readonly (readonly number[])[] {
  const all: number[][] = []
  for (const place of places(flags)) {
    const last = all.at(-1)
    if (last?.at(-1) === place - 1) last.push(place)
    else all.push([place])
  }
  return all.filter((run) => run.length >= pointsOfRun)
}

/** Three of four in a row; what shares a place with the next is one. */
function crowds(flags: readonly boolean[]): readonly (readonly number[])[] {
  const all: number[][] = []
  for (let first = 0; first + window.points <= flags.length; first += 1) {
    const crowd = places(flags.slice(first, first + window.points)).map((place) => first + place)
    if (crowd.length < window.near) continue
    const last = all.at(-1)
    const end = last?.at(-1) ?? -1
    if (last !== undefined && crowd.some((place) => place <= end)) last.push(...crowd.filter((place) => place > end))
    else all.push(crowd)
  }
  return all
}

/**
 * Natural process limits of a process behaviour chart (XmR chart: individual values and their moving ranges). They say what a
 * process does as long as nobody and nothing changes it.
 *
 * Source: D. J. Wheeler, *Understanding Variation: The Key to Managing Chaos*, 2nd ed., SPC Press 2000, appendix "XmR charts".
 * Limits are the mean ± 2.66 times the mean moving range, moving ranges go up to 3.268 times their mean: with two values in a range,
 * 3 / d2 = 3 / 1.128 and D4 = 3.268. Five or six values give limits that are of use, and are sure enough to be kept from twelve on.
 */

/** Values of successive periods; null where there is no reading. */
export type Values = readonly (number | null)[]

export type XmrLimits = {
  readonly mean: number
  readonly meanRange: number
  readonly lower: number
  readonly upper: number
  /** Of the moving ranges. Their lower one is always 0. */
  readonly rangeUpper: number
}

const limitFactor = 2.66
const rangeFactor = 3.268

/** From so many readings on there are limits, and from so many on they stay as they are. */
export const readingsForLimits = 6
export const readingsToLock = 12

export type StretchLimits = {
  readonly limits: XmrLimits
  /** Made of the first so many values. */
  readonly basis: number
  /** Later readings are judged by these limits and don't move them. */
  readonly isLocked: boolean
}

/**
 * Limits for a stretch of values: provisional from 6 readings on, from all of them; locked from 12 on, from the first 12.
 * Where there are gaps it takes as many more as it needs for half as many moving ranges as readings.
 * @returns null when it is too early
 */
export function limitsOfStretch(values: Values): StretchLimits | null {
  const locked = shortestBasis(values, readingsToLock)
  const basis = locked ?? (shortestBasis(values, readingsForLimits) === null ? null : values.length)
  const limits = basis === null ? null : limitsOf(values.slice(0, basis))
  return basis === null || limits === null ? null : { limits, basis, isLocked: locked !== null }
}

/** Of all these values. @returns null where no two of them follow each other, for then nothing is known of how they vary */
export function limitsOf(values: Values): XmrLimits | null {
  const ranges = movingRanges(values).filter((range) => range !== null)
  if (ranges.length === 0) return null
  const mean = meanOf(values.filter((value) => value !== null))
  const meanRange = meanOf(ranges)
  const reach = limitFactor * meanRange
  return { mean, meanRange, lower: mean - reach, upper: mean + reach, rangeUpper: rangeFactor * meanRange }
}

/** How far each value is from the one right before it; null for the first, and on both sides of a gap: a range does not span one. */
export const movingRanges = (values: Values): Values =>
  values.map((value, at) => {
    const before = values[at - 1] ?? null
    return value === null || before === null ? null : Math.abs(value - before)
  })

export const countReadings = (values: Values): number => values.filter((value) => value !== null).length

/** How many of the first values have that many readings, and half as many moving ranges; null when all of them have not. */
function shortestBasis(values: Values, readings: number): number | null {
  const ranges = movingRanges(values)
  let [seen, seenRanges] = [0, 0]
  for (const [at, value] of values.entries()) {
    if (value !== null) seen += 1
    if ((ranges[at] ?? null) !== null) seenRanges += 1
    if (seen >= readings && seenRanges >= readings / 2) return at + 1
  }
  return null
}

const meanOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length

/** Natural process limits, against figures that others published, and by what must hold whatever the values are. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limitsOf, limitsOfStretch, movingRanges, type Values } from './xmr.ts'

describe('published examples', () => {
  test('four values, of the documentation of statprocon (2023)', () => {
    const limits = limitsOf([10, 50, 40, 30])
    expect(limits?.mean).toBe(32.5)
    expect(limits?.meanRange).toBe(20)
    expect(limits?.upper).toBeCloseTo(85.7, 10)
    expect(limits?.lower).toBeCloseTo(-20.7, 10)
    expect(limits?.rangeUpper).toBeCloseTo(65.36, 10)
  })

  test('flow rates of ten batches, NIST/SEMATECH e-Handbook of Statistical Methods 6.3.2.2, which has 3 / 1.128 for our 2.66', () => {
    const limits = limitsOf([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
    expect(limits?.mean).toBeCloseTo(50.81, 10)
    expect(limits?.meanRange).toBeCloseTo(1.8778, 4)
    expect(limits?.upper).toBeCloseTo(55.8041, 2)
    expect(limits?.lower).toBeCloseTo(45.8159, 2)
  })

  test('counts of 38 months, of the documentation of spc-plotly (2024), which has 3.268 as we do', () => {
    const counts = [
      2478, 2350, 2485, 2296, 2359, 2567, 3089, 2668, 1788, 2854, 2365, 1883, 1959, 1927, 2640, 2626, 2144, 2409, 4412, 3287, 3049, 3364,
      3078, 2972, 3415, 2753, 3102, 2191, 3693, 4385, 4699, 3031, 2659, 3885, 2628, 2621, 3071, 2002,
    ]
    const limits = limitsOf(counts)
    expect(limits?.mean).toBeCloseTo(2820.6315789473683, 8)
    expect(limits?.meanRange).toBeCloseTo(571.8918918918919, 8)
    expect(limits?.upper).toBeCloseTo(4341.864011379801, 8)
    expect(limits?.rangeUpper).toBeCloseTo(1868.9427027027025, 8)
  })
})

test('a moving range does not span a gap', () => {
  expect(movingRanges([3, 5, null, 9, 8, null, null, 1])).toEqual([null, 2, null, null, 1, null, null, null])
  const limits = limitsOf([0, 2, null, 100, 102])
  expect([limits?.mean, limits?.meanRange]).toEqual([51, 2])
})

test.each<[string, Values]>([
  ['nothing', []],
  ['one value', [5]],
  ['no two that follow each other', [1, null, 2, null, 3]],
])('there are no limits of %s', (_what, values) => expect(limitsOf(values)).toBeNull())

test('of values that never vary the limits lie on them, and negative ones are values like others', () => {
  expect(limitsOf([7, 7, 7])).toEqual({ mean: 7, meanRange: 0, lower: 7, upper: 7, rangeUpper: 0 })
  const limits = limitsOf([-10, -50, -40, -30])
  expect([limits?.mean, limits?.meanRange]).toEqual([-32.5, 20])
})

const upTo = (count: number): Values => Array.from({ length: count }, (_, at) => at % 3)

test.each([
  [5, null, null],
  [6, 6, false],
  [11, 11, false],
  [12, 12, true],
  [40, 12, true],
])('%d readings: limits from %s of them, locked: %s', (count, basis, isLocked) => {
  const stretch = limitsOfStretch(upTo(count))
  expect([stretch?.basis ?? null, stretch?.isLocked ?? null]).toEqual([basis, isLocked])
})

test('gaps put limits off until half as many moving ranges as readings are known', () => {
  const scattered = [1, null, 2, null, 3, null, 1, null, 2, null, 3]
  expect(limitsOfStretch(scattered)).toBeNull()
  expect(limitsOfStretch([...scattered, 4, 3])).toBeNull()
  expect(limitsOfStretch([...scattered, 4, 3, 2])?.isLocked).toBe(false)
  const locked = limitsOfStretch([...scattered, 4, 3, 2, 1, 2, 3, 4])
  expect([locked?.isLocked, locked?.basis]).toEqual([true, 17])
})

/** In hundredths, so that what is equal on paper is equal here. */
const someValues = (least: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: least, maxLength: 40 }).map((list) => list.map((value) => value / 100))
const withGaps = fc.array(fc.option(fc.integer({ min: -1_000, max: 1_000 }), { freq: 5 }), { minLength: 10, maxLength: 40, size: 'max' })
const runs = { seed: 20261125, numRuns: 400 }

test('moving all values by c moves mean and limits by c, and leaves how they vary', () => {
  fc.assert(
    fc.property(someValues(2), fc.integer({ min: -5_000, max: 5_000 }), (values, by) => {
      const [one, moved] = [limitsOf(values), limitsOf(values.map((value) => value + by))]
      for (const figure of ['mean', 'lower', 'upper'] as const) expect(moved?.[figure]).toBeCloseTo((one?.[figure] ?? 0) + by, 6)
      for (const figure of ['meanRange', 'rangeUpper'] as const) expect(moved?.[figure]).toBeCloseTo(one?.[figure] ?? 0, 6)
    }),
    runs,
  )
})

test('another unit scales every figure', () => {
  fc.assert(
    fc.property(someValues(2), fc.integer({ min: 1, max: 1_000 }), (values, by) => {
      const [one, scaled] = [limitsOf(values), limitsOf(values.map((value) => value * by))]
      for (const figure of ['mean', 'lower', 'upper', 'meanRange', 'rangeUpper'] as const)
        expect(scaled?.[figure]).toBeCloseTo((one?.[figure] ?? 0) * by, 4)
    }),
    runs,
  )
})

test('limits that are locked stay as they are, whatever comes', () => {
  let locked = 0
  fc.assert(
    fc.property(withGaps, fc.option(fc.integer()), (values, next) => {
      const before = limitsOfStretch(values)
      if (before?.isLocked !== true) return
      locked += 1
      expect(limitsOfStretch([...values, next])).toEqual(before)
    }),
    runs,
  )
  expect(locked).toBeGreaterThan(100)
})

/** The three signals, and what they are for a metric. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findSignals, meaningOf, signalKinds, type Signal } from './signals.ts'
import { limitsOf, limitsOfStretch, type Values, type XmrLimits } from './xmr.ts'

/** Mean 50, limits 40 and 60: nearer to a limit than to the mean is beyond 45 and 55. */
const limits: XmrLimits = { mean: 50, meanRange: 3.76, lower: 40, upper: 60, rangeUpper: 12.3 }
const [above, nearUpper, below, nearLower] = [52, 57, 48, 43]
const found = (values: Values): readonly (readonly [string, string, readonly number[]])[] =>
  findSignals(values, limits).map(({ kind, side, points }) => [kind, side, points] as const)

describe('outside the limits', () => {
  test.each([
    [60.1, [['outside', 'above', [1]]]],
    [39.9, [['outside', 'below', [1]]]],
    [60, []],
    [40, []],
  ])('%d: %j', (value, expected) => expect(found([50, value, 50])).toEqual(expected))

  test('each point is one signal', () => {
    expect(found([61, 50, 62])).toEqual([
      ['outside', 'above', [0]],
      ['outside', 'above', [2]],
    ])
  })
})

describe('eight in a row on one side of the mean', () => {
  const times = (count: number, value: number): Values => Array.from({ length: count }, () => value)
  const eight = [0, 1, 2, 3, 4, 5, 6, 7]

  test.each<[string, Values, unknown]>([
    ['seven are none', times(7, above), []],
    ['eight are one', times(8, above), [['run', 'above', eight]]],
    ['below as well', times(8, below), [['run', 'below', eight]]],
    ['nine are still one', times(9, above), [['run', 'above', [...eight, 8]]]],
    ['one on the mean breaks it', [...times(4, above), 50, ...times(4, above)], []],
    ['one on the other side breaks it', [...times(7, above), below, ...times(7, above)], []],
    ['a gap does not, and is no point of it', [...times(4, above), null, ...times(4, above)], [['run', 'above', [0, 1, 2, 3, 5, 6, 7, 8]]]],
  ])('%s', (_what, values, expected) => expect(found(values)).toEqual(expected))
})

describe('three of four nearer to a limit than to the mean', () => {
  test.each<[string, Values, unknown]>([
    ['three in a row, and one more to judge by', [nearUpper, nearUpper, nearUpper, below], [['near-limit', 'above', [0, 1, 2]]]],
    ['three of four', [nearLower, nearLower, above, nearLower], [['near-limit', 'below', [0, 1, 3]]]],
    ['three readings are not four', [nearUpper, nearUpper, nearUpper], []],
    ['two of four are none', [nearUpper, below, above, nearUpper], []],
    ['three at two limits are none', [nearUpper, nearLower, nearUpper, below], []],
    ['in the middle between mean and limit is not nearer', [55, 55, 55, 55], []],
    ['five of them are one', [nearUpper, nearUpper, below, nearUpper, nearUpper], [['near-limit', 'above', [0, 1, 3, 4]]]],
    [
      'two that share a point are one',
      [nearUpper, nearUpper, below, nearUpper, below, nearUpper, nearUpper],
      [['near-limit', 'above', [0, 1, 3, 5, 6]]],
    ],
    ['a gap is no point of it', [nearUpper, null, nearUpper, below, nearUpper], [['near-limit', 'above', [0, 2, 4]]]],
  ])('%s', (_what, values, expected) => expect(found(values)).toEqual(expected))

  test('what lies outside the limits is nearer to them too', () => {
    expect(found([61, nearUpper, nearUpper, below])).toEqual([
      ['outside', 'above', [0]],
      ['near-limit', 'above', [0, 1, 2]],
    ])
  })
})

test.each([
  ['above', 'up', 'improvement'],
  ['below', 'up', 'concern'],
  ['above', 'down', 'concern'],
  ['below', 'down', 'improvement'],
  ['above', 'keep', 'neutral'],
  ['below', 'keep', 'neutral'],
] as const)('%s the mean of a metric that should go %s: %s', (side, direction, meaning) => {
  expect(meaningOf(side, direction)).toBe(meaning)
})

test.each([0.1, 0.7, 33.33, -1e12, 0])('values that never vary give no signal: %d', (value) => {
  const values = Array.from({ length: 30 }, () => value)
  const stretch = limitsOfStretch(values)
  expect(stretch).not.toBeNull()
  if (stretch !== null) expect(findSignals(values, stretch.limits)).toEqual([])
})

test('after years without any change, the first one is outside the limits', () => {
  const values = [...Array.from({ length: 12 }, () => 0.1), 0.2]
  const stretch = limitsOfStretch(values)
  expect(stretch === null ? null : findSignals(values, stretch.limits)).toEqual([{ kind: 'outside', side: 'above', points: [12] }])
})

describe('whatever the values are', () => {
  /** Levels that last for a while, with noise and gaps: of bare noise eight in a row would be too rare. */
  const someValues = fc
    .array(
      fc.tuple(fc.integer({ min: -200, max: 200 }), fc.array(fc.option(fc.integer({ min: -60, max: 60 }), { freq: 9 }), { maxLength: 14 })),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .map((levels): Values => levels.flatMap(([level, noise]) => noise.map((value) => (value === null ? null : level + value))))
  const runs = { seed: 20261125, numRuns: 500 }
  const signalsOf = (values: Values): readonly Signal[] => {
    const own = limitsOf(values.slice(0, 12))
    return own === null ? [] : findSignals(values, own)
  }
  const changed = (values: Values, change: (value: number) => number): Values =>
    values.map((value) => (value === null ? null : change(value)))

  test('moving and scaling them changes no signal', () => {
    fc.assert(
      fc.property(someValues, fc.integer({ min: -5_000, max: 5_000 }), fc.integer({ min: 1, max: 500 }), (values, by, times) => {
        const signals = signalsOf(values)
        expect(signalsOf(changed(values, (value) => value + by))).toEqual(signals)
        expect(signalsOf(changed(values, (value) => value * times))).toEqual(signals)
      }),
      runs,
    )
  })

  test('turning them upside down turns the sides, and so improvement and concern', () => {
    const inOrder = (signals: readonly Signal[]): readonly string[] => signals.map((signal) => JSON.stringify(signal)).toSorted()
    fc.assert(
      fc.property(someValues, (values) => {
        const turned = signalsOf(changed(values, (value) => -value))
        const back = turned.map(({ kind, side, points }): Signal => ({ kind, side: side === 'above' ? 'below' : 'above', points }))
        expect(inOrder(back)).toEqual(inOrder(signalsOf(values)))
        for (const { side } of turned)
          expect([meaningOf(side, 'up'), meaningOf(side, 'down')].toSorted()).toEqual(['concern', 'improvement'])
      }),
      runs,
    )
  })

  test('signals name readings, in order, and enough of them', () => {
    const least = { outside: 1, run: 8, 'near-limit': 3 }
    const seen = new Set<string>()
    fc.assert(
      fc.property(someValues, (values) => {
        for (const { kind, points } of signalsOf(values)) {
          seen.add(kind)
          expect(points.length).toBeGreaterThanOrEqual(least[kind])
          expect(points).toEqual([...new Set(points)].toSorted((one, other) => one - other))
          expect(points.every((at) => typeof values[at] === 'number')).toBe(true)
        }
      }),
      runs,
    )
    expect([...seen].toSorted()).toEqual([...signalKinds].toSorted())
  })

  test('a signal that was there stays, or grows, when a reading comes', () => {
    const own = { mean: 0, meanRange: 50, lower: -133, upper: 133, rangeUpper: 163.4 }
    fc.assert(
      fc.property(someValues, fc.integer({ min: -300, max: 300 }), (values, next) => {
        const after = findSignals([...values, next], own)
        for (const { kind, side, points } of findSignals(values, own))
          expect(
            after.some((signal) => signal.kind === kind && signal.side === side && points.every((at) => signal.points.includes(at))),
          ).toBe(true)
      }),
      runs,
    )
  })
})

/** What the words under a chart say, as data. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { personId } from '#domain/ids.ts'
import type { Direction, Rebase } from './metric.ts'
import { periodsAfter, type Period } from './period.ts'
import { seriesOf, type Series } from './series.ts'
import { targetVerdict, verdictOf, verdictOnTarget } from './verdict.ts'
import { limitsOf } from './xmr.ts'

type Setting = { readonly direction?: Direction; readonly target?: number | null; readonly rebasedOn?: string }

function seriesWith(values: readonly (number | null)[], { direction = 'up', target = null, rebasedOn }: Setting = {}): Series {
  const by = { personId: personId('00000000-0000-4000-8000-000000000001'), name: 'Ana' }
  const rebases: readonly Rebase[] = rebasedOn === undefined ? [] : [{ date: rebasedOn, reason: '', by, at: `${rebasedOn}T00:00:00Z` }]
  return seriesOf({
    metric: { cadence: 'month', direction, bounds: { lowest: null, highest: null }, baseline: null, target },
    readings: values.flatMap((value, at) => (value === null ? [] : [{ period: periodsAfter('2025-01' as Period, at), value }])),
    rebases,
    annotations: [],
  })
}

const year = [68, 72, 70, 66, 71, 69, 73, 70, 67, 71, 72, 69]
const better = [71, 68, 73, 74, 72, 75, 76, 74, 79, 77]

describe('too early', () => {
  test.each([[[]], [[1]], [[1, 2, 3, 4, 5]], [[1, 2, null, null, 3, 4, 5]]])('%j', (values) => {
    const readings = values.filter((value) => value !== null).length
    expect(verdictOf(seriesWith(values))).toEqual({ kind: 'too-early', readings, wanted: 6, isScattered: false, since: null })
  })

  test('also with enough readings, when hardly any of them follow each other', () => {
    expect(verdictOf(seriesWith([1, null, 2, null, 3, null, 4, null, 5, null, 6, null, 7]))).toMatchObject({
      readings: 7,
      isScattered: true,
    })
  })

  test('after a rebase, however many readings came before it', () => {
    const verdict = verdictOf(seriesWith([...year, 80, 81, 80], { rebasedOn: '2026-01-01' }))
    expect(verdict).toEqual({ kind: 'too-early', readings: 3, wanted: 6, isScattered: false, since: '2026-01' })
  })
})

describe('normal variation', () => {
  test.each([
    ['from six readings on, for the time being', year.slice(0, 6), true],
    ['with a year', year, false],
    ['with a year and what goes on like it', [...year, ...year], false],
    ['of values that never vary', Array.from({ length: 14 }, () => 3), false],
  ])('%s', (_when, values, isProvisional) => expect(verdictOf(seriesWith(values))).toEqual({ kind: 'normal', isProvisional }))

  test('a signal is forgotten when eight readings have come without another', () => {
    const outlier = [...year, 90]
    const kinds = [0, 7, 8].map((count) => verdictOf(seriesWith([...outlier, ...year.slice(0, count)])).kind)
    expect(kinds).toEqual(['changed', 'changed', 'normal'])
  })

  test('what a rebase has ended is no news any more', () => {
    expect(verdictOf(seriesWith([...year, ...better], { rebasedOn: '2026-03-01' }))).toEqual({ kind: 'normal', isProvisional: true })
  })
})

describe('something changed', () => {
  test('around the month in which the first of its signals begins, with all that show it', () => {
    expect(verdictOf(seriesWith([...year, ...better]))).toEqual({
      kind: 'changed',
      around: '2026-03',
      meaning: 'improvement',
      isProvisional: false,
      signs: [
        { kind: 'outside', side: 'above', from: '2026-09', to: '2026-09', points: 1 },
        { kind: 'run', side: 'above', from: '2026-03', to: '2026-10', points: 8 },
        { kind: 'near-limit', side: 'above', from: '2026-06', to: '2026-10', points: 4 },
      ],
    })
  })

  test.each<[Direction, string]>([
    ['up', 'concern'],
    ['down', 'improvement'],
    ['keep', 'neutral'],
  ])('downwards, for a metric that should go %s: %s', (direction, meaning) => {
    expect(verdictOf(seriesWith([...year, 50], { direction }))).toMatchObject({ kind: 'changed', around: '2026-01', meaning })
  })

  test('however many points lie outside, they are one sign', () => {
    const verdict = verdictOf(seriesWith([...year, ...Array.from({ length: 10 }, (_, at) => 90 + at)]))
    expect(verdict).toMatchObject({ kind: 'changed', around: '2026-01' })
    expect(verdict.kind === 'changed' && verdict.signs.map(({ kind, from, to, points }) => [kind, from, to, points])).toEqual([
      ['outside', '2026-01', '2026-10', 10],
      ['run', '2026-01', '2026-10', 10],
      ['near-limit', '2026-01', '2026-10', 10],
    ])
  })

  test('points outside that follow each other are one change, also over a gap, and on two sides they are two', () => {
    expect(verdictOf(seriesWith([...year, 90, null, 91]))).toMatchObject({ around: '2026-01', signs: [{ points: 2 }] })
    expect(verdictOf(seriesWith([...year, 90, 50]))).toMatchObject({ around: '2026-02', meaning: 'concern', signs: [{ points: 1 }] })
    expect(verdictOf(seriesWith([...year, 90, 70, 91]))).toMatchObject({ around: '2026-03', signs: [{ points: 1 }] })
  })

  test('of two changes the latest is told', () => {
    expect(verdictOf(seriesWith([...year, 90, 70, 71, 50]))).toMatchObject({
      around: '2026-04',
      meaning: 'concern',
      signs: [{ side: 'below' }],
    })
  })

  test('for the time being, while the limits are provisional', () => {
    expect(verdictOf(seriesWith([1, 2, 1, 2, 1, 2, 1, 2, 1, 9]))).toMatchObject({ kind: 'changed', around: '2025-10', isProvisional: true })
  })
})

describe('against a target', () => {
  const limits = { mean: 50, meanRange: 3.76, lower: 40, upper: 60, rangeUpper: 12.3 }

  test.each<[Direction, number, string]>([
    ['up', 39, 'usually'],
    ['up', 40, 'usually'],
    ['up', 41, 'sometimes'],
    ['up', 60, 'sometimes'],
    ['up', 61, 'not-without-change'],
    ['down', 61, 'usually'],
    ['down', 60, 'usually'],
    ['down', 59, 'sometimes'],
    ['down', 40, 'sometimes'],
    ['down', 39, 'not-without-change'],
    ['keep', 50, 'usually'],
    ['keep', 55, 'usually'],
    ['keep', 44, 'sometimes'],
    ['keep', 60, 'sometimes'],
    ['keep', 61, 'not-without-change'],
    ['keep', 39, 'not-without-change'],
  ])('a metric with limits from 40 to 60 that should go %s meets %d: %s', (direction, target, expected) => {
    expect(targetVerdict(target, limits, direction)).toBe(expected)
  })

  test('nothing is said without a target, nor while it is too early', () => {
    expect(verdictOnTarget(seriesWith(year), 'up')).toBeNull()
    expect(verdictOnTarget(seriesWith(year.slice(0, 5), { target: 80 }), 'up')).toBeNull()
    expect(verdictOnTarget(seriesWith(year, { target: 80 }), 'up')).toBe('not-without-change')
  })

  test('turning values and target upside down turns the direction, and a harder target is never met more often', () => {
    const order = ['usually', 'sometimes', 'not-without-change']
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 2, maxLength: 20 }),
        fc.integer({ min: -300, max: 300 }),
        (values, target) => {
          const [own, turned] = [limitsOf(values), limitsOf(values.map((value) => -value))]
          if (own === null || turned === null) throw new Error('Two values have limits.')
          const verdict = targetVerdict(target, own, 'up')
          expect(targetVerdict(-target, turned, 'down')).toBe(verdict)
          expect(order.indexOf(targetVerdict(target + 10, own, 'up'))).toBeGreaterThanOrEqual(order.indexOf(verdict))
        },
      ),
      { seed: 20261125, numRuns: 300 },
    )
  })
})

test('every series has a verdict, and it speaks of a period that the chart has', () => {
  const kinds = new Set<string>()
  const levels = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 60 }), fc.array(fc.option(fc.integer({ min: 0, max: 20 }), { freq: 9 }), { maxLength: 12 })),
  )
  fc.assert(
    fc.property(levels, (given) => {
      const series = seriesWith(given.flatMap(([level, noise]) => noise.map((value) => (value === null ? null : level + value))))
      const verdict = verdictOf(series)
      kinds.add(verdict.kind)
      if (verdict.kind !== 'changed') return
      expect(series.points.some(({ period, marks }) => period === verdict.around && marks.length > 0)).toBe(true)
      expect(new Set(verdict.signs.map(({ side }) => side)).size).toBe(1)
    }),
    { seed: 20261125, numRuns: 300 },
  )
  expect([...kinds].toSorted()).toEqual(['changed', 'normal', 'too-early'])
})

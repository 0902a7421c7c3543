/** From readings to a chart: points with gaps, stretches with their limits, what stands beside them. */
import { describe, expect, test } from 'vitest'
import { personId } from '#domain/ids.ts'
import type { Annotation, Rebase } from './metric.ts'
import { periodsAfter, type Period } from './period.ts'
import { seriesOf, shownLimits, type MetricRecord, type Series } from './series.ts'

const by = { personId: personId('00000000-0000-4000-8000-000000000001'), name: 'Ana' }
const percent: MetricRecord['metric'] = {
  cadence: 'month',
  direction: 'up',
  bounds: { lowest: 0, highest: 100 },
  baseline: null,
  target: null,
}
const january = '2025-01' as Period
const asReadings = (values: readonly (number | null)[], first = january): MetricRecord['readings'] =>
  values.flatMap((value, at) => (value === null ? [] : [{ period: periodsAfter(first, at), value }]))
const rebaseOn = (date: string, reason = 'new routes'): Rebase => ({ date, reason, by, at: '2026-11-25T09:00:00.000Z' })
const noteOn = (date: string): Annotation => ({
  annotationId: date,
  date,
  text: 'Call script',
  resourceIds: [],
  by,
  at: `${date}T09:00:00Z`,
})
const charted = (record: Partial<MetricRecord>): Series =>
  seriesOf({ metric: percent, readings: [], rebases: [], annotations: [], ...record })

/** First-time fixes of a team in percent: a year as usual, and from March on better. */
const year = [68, 72, 70, 66, 71, 69, 73, 70, 67, 71, 72, 69]
const better = [71, 68, 73, 74, 72, 75, 76, 74, 79, 77]

test('nothing is drawn of nothing', () => {
  expect(charted({})).toEqual({ points: [], stretches: [], signals: [], annotations: [], baseline: null, target: null, span: null })
})

test('there is a point for each period between the first reading and the last, in whatever order they come', () => {
  const { points } = charted({ readings: asReadings([5, null, null, 7, 8]).toReversed() })
  expect(points.map(({ period, value, range }) => [period, value, range])).toEqual([
    ['2025-01', 5, null],
    ['2025-02', null, null],
    ['2025-03', null, null],
    ['2025-04', 7, null],
    ['2025-05', 8, 1],
  ])
})

test('weeks go over the turn of a year with 53', () => {
  const series = charted({ metric: { ...percent, cadence: 'week' }, readings: asReadings([1, 2, 3], '2026-W52' as Period) })
  expect(series.points.map(({ period }) => period)).toEqual(['2026-W52', '2026-W53', '2027-W01'])
})

test('a year as usual sets the limits, and what comes later is judged by them', () => {
  const { stretches, signals, points } = charted({ readings: asReadings([...year, ...better]) })
  const [stretch] = stretches
  expect(stretches.length).toBe(1)
  expect([stretch?.state, stretch?.from, stretch?.to, stretch?.basisTo]).toEqual(['locked', 0, 21, 11])
  expect(stretch?.limits?.mean).toBeCloseTo(69.83, 2)
  expect(stretch?.limits?.upper).toBeCloseTo(69.8333 + (2.66 * 35) / 11, 3)
  expect(signals.map(({ kind, side, meaning, points: places }) => [kind, side, meaning, places[0], places.at(-1)])).toEqual([
    ['run', 'above', 'improvement', 14, 21],
    ['near-limit', 'above', 'improvement', 17, 21],
    ['outside', 'above', 'improvement', 20, 20],
  ])
  expect(points[20]).toMatchObject({ period: '2026-09', value: 79, marks: ['outside', 'run', 'near-limit'], meaning: 'improvement' })
  expect(points[13]).toMatchObject({ marks: [], meaning: null })
})

test('what is an improvement for one direction is a concern for the other, and neither when all should stay', () => {
  const meanings = (['up', 'down', 'keep'] as const).map(
    (direction) => charted({ metric: { ...percent, direction }, readings: asReadings([...year, ...better]) }).points[20]?.meaning,
  )
  expect(meanings).toEqual(['improvement', 'concern', 'neutral'])
})

describe('a rebase', () => {
  const readings = asReadings([...year, ...better])

  test('begins a stretch with limits of its own, and no moving range or signal spans it', () => {
    const { stretches, points, signals } = charted({ readings, rebases: [rebaseOn('2026-03-17')] })
    expect(stretches.map(({ from, to, state, readings: count }) => [from, to, state, count])).toEqual([
      [0, 13, 'locked', 14],
      [14, 21, 'provisional', 8],
    ])
    expect(stretches[1]?.rebase?.reason).toBe('new routes')
    expect(stretches[1]?.limits?.mean).toBe(75)
    expect(points.map(({ stretch }) => stretch).indexOf(1)).toBe(14)
    expect([points[13]?.range, points[14]?.range, points[15]?.range]).toEqual([3, null, 1])
    expect(signals).toEqual([])
  })

  test('leaves the stretch before it as it would be without what came after', () => {
    const [before] = charted({ readings, rebases: [rebaseOn('2026-03-01')] }).stretches
    const [alone] = charted({ readings: readings.slice(0, 14) }).stretches
    expect(before).toEqual(alone)
  })

  test.each([
    ['before the first reading', '2024-12-31'],
    ['in the month of the first reading', '2025-01-20'],
    ['after the last reading, until one comes', '2026-11-01'],
  ])('begins nothing %s', (_when, date) => expect(charted({ readings, rebases: [rebaseOn(date)] })).toEqual(charted({ readings })))

  test('is one with another of the same month, and the later one counts', () => {
    const { stretches } = charted({ readings, rebases: [rebaseOn('2026-03-20', 'second'), rebaseOn('2026-03-02', 'first')] })
    expect(stretches.map(({ rebase }) => rebase?.reason ?? null)).toEqual([null, 'second'])
  })

  test('may fall on a gap', () => {
    const { stretches } = charted({ readings: asReadings([1, 2, null, 3, 4]), rebases: [rebaseOn('2025-03-05')] })
    expect(stretches.map(({ from, to, readings: count, state }) => [from, to, count, state])).toEqual([
      [0, 1, 2, 'too-early'],
      [2, 4, 2, 'too-early'],
    ])
  })
})

test.each([
  ['within', 10, 90, [10, 90, false, false]],
  ['beyond both ends', -7, 104, [0, 100, true, true]],
  ['on the ends', 0, 100, [0, 100, false, false]],
])('limits %s of what can be are drawn as they are, or clipped and marked as such', (_where, lower, upper, expected) => {
  const shown = shownLimits({ mean: 50, meanRange: 1, lower, upper, rangeUpper: 3 }, { lowest: 0, highest: 100 })
  expect([shown.lower, shown.upper, shown.isLowerClipped, shown.isUpperClipped]).toEqual(expected)
})

test('clipping is for the eye alone: the limits themselves are what they are', () => {
  const { stretches, span } = charted({ readings: asReadings([98, 90, 99, 91, 100, 92, 99]) })
  const [stretch] = stretches
  expect(stretch?.limits?.upper).toBeGreaterThan(100)
  expect(stretch?.shown).toMatchObject({ upper: 100, isUpperClipped: true, isLowerClipped: false })
  expect(span?.high).toBe(100)
})

test('everything that is drawn lies within the span, down to target and baseline', () => {
  const series = charted({ metric: { ...percent, target: 95, baseline: 20 }, readings: asReadings(year) })
  expect([series.baseline, series.target, series.span]).toEqual([20, 95, { low: 20, high: 95 }])
  expect(charted({ metric: { ...percent, target: 95 } }).span).toEqual({ low: 95, high: 95 })
})

test('annotations stand where their day is, and on no chart that does not reach there', () => {
  const days = ['2025-04-01', '2024-12-31', '2025-01-01', '2025-02-15', '2025-05-31', '2025-06-01']
  const { annotations } = charted({ readings: asReadings([1, 2, 3, 4]), annotations: days.map(noteOn) })
  expect(annotations.map(({ date, place }) => [date, place])).toEqual([
    ['2024-12-31', null],
    ['2025-01-01', 0],
    ['2025-02-15', 1.5],
    ['2025-04-01', 3],
    ['2025-05-31', expect.closeTo(4 + 30 / 31, 10)],
    ['2025-06-01', null],
  ])
  expect(charted({ annotations: [noteOn('2025-04-01')] }).annotations[0]?.place).toBeNull()
})

/** What may stand in a metric. */
import { expect, test } from 'vitest'
import { en } from '#domain/texts/en.ts'
import { metricSchema, readMetric, type MetricFault } from './metric-form.ts'
import type { MetricContent } from './metric.ts'
import { metricOfTemplate } from './templates.ts'

const given = metricOfTemplate('first-time-fix', en.metrics)

test('words are cleaned, and nothing else is touched', () => {
  const typed = {
    ...given,
    name: '  First-time\nfix  rate ',
    unit: ' % ',
    target: 80.5,
    baseline: -0.5,
    bounds: { lowest: -1, highest: null },
  }
  expect(readMetric(typed)).toEqual({ ok: true, content: { ...typed, name: 'First-time fix rate', unit: '%' } })
})

test.each<[Partial<MetricContent>, Readonly<Record<string, MetricFault>>]>([
  [{ name: ' \u200B ' }, { name: 'empty' }],
  [{ name: 'x'.repeat(81) }, { name: 'too-long' }],
  [
    { unit: 'x'.repeat(21), goal: 'x'.repeat(301) },
    { unit: 'too-long', goal: 'too-long' },
  ],
  [{ decimals: 7 }, { decimals: 'not-a-choice' }],
  [{ decimals: 0.5 }, { decimals: 'not-a-choice' }],
  [{ decimals: -1 }, { decimals: 'not-a-choice' }],
  [
    { target: 101, baseline: -1 },
    { target: 'out-of-bounds', baseline: 'out-of-bounds' },
  ],
  [{ target: 1e300, bounds: { lowest: 0, highest: null } }, { target: 'too-precise' }],
  [{ bounds: { lowest: 5, highest: 5 } }, { 'bounds.highest': 'crossed-bounds' }],
  [{ bounds: { lowest: 0, highest: 2 ** 53 } }, { 'bounds.highest': 'too-precise' }],
])('refused: %j', (change, faults) => expect(readMetric({ ...given, ...change })).toEqual({ ok: false, faults }))

test.each([Number.NaN, Number.POSITIVE_INFINITY, '80', undefined])('a target of %s has not the shape of one', (target) => {
  expect(metricSchema.safeParse({ ...given, target }).success).toBe(false)
})

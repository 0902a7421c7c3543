/** The words under a chart, as people read them. */
import { expect, test } from 'vitest'
import { personId } from '#domain/ids.ts'
import type { Direction } from '#domain/metrics/metric.ts'
import { periodsAfter, type Period } from '#domain/metrics/period.ts'
import { seriesOf } from '#domain/metrics/series.ts'
import { en } from './en.ts'
import { verdictSentences } from './verdict-sentences.ts'

type Setting = { readonly direction?: Direction; readonly target?: number; readonly rebasedOn?: string; readonly locale?: string }

function said(
  values: readonly (number | null)[],
  { direction = 'up', target, rebasedOn, locale = 'en-GB' }: Setting = {},
): readonly string[] {
  const by = { personId: personId('00000000-0000-4000-8000-000000000001'), name: 'Ana' }
  const metric = {
    cadence: 'month',
    direction,
    bounds: { lowest: 0, highest: 100 },
    baseline: null,
    target: target ?? null,
    unit: '%',
    decimals: 0,
  } as const
  const series = seriesOf({
    metric,
    readings: values.flatMap((value, at) => (value === null ? [] : [{ period: periodsAfter('2025-01' as Period, at), value }])),
    rebases: rebasedOn === undefined ? [] : [{ date: rebasedOn, reason: '', by, at: '2026-11-25T09:00:00.000Z' }],
    annotations: [],
  })
  const { title, lines } = verdictSentences(en, series, metric, locale)
  return [title, ...lines].map((line) => line.replaceAll('\u00A0', ' '))
}

const year = [68, 72, 70, 66, 71, 69, 73, 70, 67, 71, 72, 69]
const better = [71, 68, 73, 74, 72, 75, 76, 74, 79, 77]

test('a change is told with when, which way, and by what one sees it', () => {
  expect(said([...year, ...better], { target: 80 })).toEqual([
    'Something changed around March 2026',
    'It is an improvement.',
    'September 2026 is above the upper limit of 78 %.',
    '8 readings in a row lie above the mean of 70 %.',
    'Nearly all readings from June 2026 to October 2026, 4 of them, lie nearer to the upper limit than to the mean.',
    'The target of 80 % is not met without a change in how we work.',
  ])
})

test('several points outside are told in one sentence', () => {
  expect(said([...year, 50, 52], { direction: 'down' }).slice(0, 3)).toEqual([
    'Something changed around January 2026',
    'It is an improvement.',
    '2 readings are below the lower limit of 61 %, the latest that of February 2026.',
  ])
})

test('without a change there is nothing to explain', () => {
  expect(said(year, { target: 60 })).toEqual([
    'Normal variation: nothing to explain',
    'Ups and downs like these belong to the work as it is done now.',
    'The work as it is done now usually meets the target of 60 %.',
  ])
  expect(said(year.slice(0, 7)).at(-1)).toBe('The limits are provisional: they move until there are 12 readings.')
})

test('before it can be told, it says what is missing', () => {
  expect(said([])).toEqual(['Too early to tell', 'There is no reading yet.'])
  expect(said([70])).toEqual(['Too early to tell', '1 reading so far. From 6 on it shows what is usual.'])
  expect(said([...year, 80], { rebasedOn: '2026-01-01' })).toEqual([
    'Too early to tell',
    'Limits are drawn anew from January 2026 on.',
    '1 reading so far. From 6 on it shows what is usual.',
  ])
  expect(said([1, null, 2, null, 3, null, 4, null, 5, null, 6])[1]).toContain('too many gaps')
})

test('periods and values are written as the reader writes them', () => {
  expect(said([...year, 50], { locale: 'de' }).slice(0, 3)).toEqual([
    'Something changed around Januar 2026',
    'It goes the wrong way.',
    'Januar 2026 is below the lower limit of 61 %.',
  ])
})

test('no words say why something changed, or that one thing led to another', () => {
  expect(JSON.stringify(textsOf(en.metrics)).toLowerCase()).not.toMatch(/because|thanks to|due to|led to|as a result|caused/u)
})

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return [String((value as (...args: unknown[]) => unknown)('2', '2', '2'))]
  return Object.values(value as object).flatMap(textsOf)
}

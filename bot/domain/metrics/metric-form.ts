/** What may stand in a metric: the shape for the edges, and what of it can't be kept. */
import * as z from 'zod/mini'
import { limits } from '#domain/limits.ts'
import { cleanLine, cleanText, hasMoreGraphemes, isLarger } from '#domain/text.ts'
import { directions, isWithin, type MetricContent } from './metric.ts'
import { cadences } from './period.ts'
import { isValue } from './read-value.ts'

export const metricSchema = z.object({
  name: z.string(),
  goal: z.string(),
  why: z.string(),
  unit: z.string(),
  decimals: z.number(),
  direction: z.enum(directions),
  cadence: z.enum(cadences),
  baseline: z.nullable(z.number()),
  target: z.nullable(z.number()),
  bounds: z.object({ lowest: z.nullable(z.number()), highest: z.nullable(z.number()) }),
  source: z.string(),
})

/** `crossed-bounds`: the lowest value is not below the highest · `too-precise`: a number that can't be kept as it was given */
export const metricFaults = ['empty', 'too-long', 'not-a-choice', 'too-precise', 'crossed-bounds', 'out-of-bounds'] as const
export type MetricFault = (typeof metricFaults)[number]

export type MetricReading =
  | { readonly ok: true; readonly content: MetricContent }
  | { readonly ok: false; readonly faults: Readonly<Record<string, MetricFault>> }

/** Cleans a metric and checks it; all faults at once, by field such as `bounds.highest`. */
export function readMetric(given: z.infer<typeof metricSchema>): MetricReading {
  const content: MetricContent = {
    ...given,
    name: cleanLine(given.name),
    goal: cleanLine(given.goal),
    why: cleanText(given.why),
    unit: cleanLine(given.unit),
    source: cleanLine(given.source),
  }
  const faults: Record<string, MetricFault> = {}
  if (content.name === '') faults['name'] = 'empty'
  for (const [field, max] of Object.entries(maxGraphemes) as [TextField, number][])
    if (hasMoreGraphemes(content[field], max) || isLarger(given[field], content[field], limits.maxTextBytes)) faults[field] = 'too-long'
  if (!Number.isInteger(given.decimals) || given.decimals < 0 || given.decimals > limits.maxDecimals) faults['decimals'] = 'not-a-choice'

  const { bounds, baseline, target } = given
  const { lowest, highest } = bounds
  for (const [field, value] of Object.entries({ 'bounds.lowest': lowest, 'bounds.highest': highest, baseline, target })) {
    if (value === null) continue
    if (!isValue(value)) faults[field] = 'too-precise'
    else if (!field.startsWith('bounds') && !isWithin(bounds, value)) faults[field] = 'out-of-bounds'
  }
  if (lowest !== null && highest !== null && lowest >= highest) faults['bounds.highest'] = 'crossed-bounds'
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, content }
}

const maxGraphemes = {
  name: limits.maxMetricNameGraphemes,
  goal: limits.maxWhyGraphemes,
  why: limits.maxWhyGraphemes,
  unit: limits.maxUnitGraphemes,
  source: limits.maxReasonGraphemes,
} as const
type TextField = keyof typeof maxGraphemes

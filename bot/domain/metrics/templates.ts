/** Results that teams of a kind often look at, to begin with. Their words stand in the texts. */
import type { Bounds, Direction, MetricContent } from './metric.ts'
import type { Cadence } from './period.ts'

/** Kinds of teams, in the order in which they are offered; a metric of one's own comes last. */
export const templateSets = {
  'field-service': ['first-time-fix', 'repeat-visits'],
  sales: ['win-rate', 'sales-cycle', 'budget-used'],
  support: ['time-to-resolve', 'reopened'],
  software: ['lead-time', 'change-failure'],
} as const

export type TemplateSet = keyof typeof templateSets
export type TemplateId = (typeof templateSets)[TemplateSet][number]

export const templateUnits = ['percent', 'days', 'hours', 'per-hundred-jobs'] as const
export type TemplateUnit = (typeof templateUnits)[number]

export type MetricTemplate = {
  /** Null: none, or one that nobody can know beforehand. */
  readonly unit: TemplateUnit | null
  readonly decimals: number
  readonly direction: Direction
  readonly cadence: Cadence
  readonly bounds: Bounds
}

const share: Bounds = { lowest: 0, highest: 100 }
const amount: Bounds = { lowest: 0, highest: null }
const anything: Bounds = { lowest: null, highest: null }

export const metricTemplates: Readonly<Record<TemplateId, MetricTemplate>> = {
  'first-time-fix': { unit: 'percent', decimals: 0, direction: 'up', cadence: 'month', bounds: share },
  'repeat-visits': { unit: 'per-hundred-jobs', decimals: 1, direction: 'down', cadence: 'month', bounds: amount },
  'win-rate': { unit: 'percent', decimals: 0, direction: 'up', cadence: 'month', bounds: share },
  'sales-cycle': { unit: 'days', decimals: 0, direction: 'down', cadence: 'month', bounds: amount },
  // More than all of it can be spent.
  'budget-used': { unit: 'percent', decimals: 0, direction: 'keep', cadence: 'month', bounds: amount },
  'time-to-resolve': { unit: 'hours', decimals: 1, direction: 'down', cadence: 'week', bounds: amount },
  reopened: { unit: 'percent', decimals: 1, direction: 'down', cadence: 'week', bounds: share },
  'lead-time': { unit: 'days', decimals: 1, direction: 'down', cadence: 'week', bounds: amount },
  'change-failure': { unit: 'percent', decimals: 0, direction: 'down', cadence: 'month', bounds: share },
}

/** What a metric of one's own begins with. */
export const ownTemplate: MetricTemplate = { unit: null, decimals: 0, direction: 'up', cadence: 'month', bounds: anything }

export type TemplateWords = {
  readonly templates: Readonly<Record<TemplateId, { readonly name: string; readonly goal: string; readonly why: string }>>
  readonly units: Readonly<Record<TemplateUnit, string>>
}

/** A metric as the form shows it first. @param templateId - null for one of one's own */
export function metricOfTemplate(templateId: TemplateId | null, { templates, units }: TemplateWords): MetricContent {
  const { unit, ...settings } = templateId === null ? ownTemplate : metricTemplates[templateId]
  const words = templateId === null ? { name: '', goal: '', why: '' } : templates[templateId]
  return { ...settings, ...words, unit: unit === null ? '' : units[unit], baseline: null, target: null, source: '' }
}

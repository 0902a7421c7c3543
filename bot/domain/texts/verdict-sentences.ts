/** The words under a chart: what its verdict says, and what it says of the target. */
import type { MetricContent } from '#domain/metrics/metric.ts'
import { valueLabels } from '#domain/metrics/metric.ts'
import { periodLabels } from '#domain/metrics/period.ts'
import type { Series } from '#domain/metrics/series.ts'
import { verdictOf, verdictOnTarget, type Sign, type Verdict } from '#domain/metrics/verdict.ts'
import { readingsToLock, type XmrLimits } from '#domain/metrics/xmr.ts'
import type { Texts } from './texts.ts'

export type VerdictWords = {
  readonly title: string
  readonly lines: readonly string[]
}

/** @param locale - of periods and values, as the reader writes them */
export function verdictSentences(
  { metrics }: Pick<Texts, 'metrics'>,
  series: Series,
  metric: Pick<MetricContent, 'unit' | 'decimals' | 'direction'>,
  locale: string,
): VerdictWords {
  const verdict = verdictOf(series)
  const value = valueLabels(metric, locale)
  const period = periodLabels(locale)
  const limits = series.stretches.at(-1)?.limits ?? null
  const onTarget = verdictOnTarget(series, metric.direction)
  const target = onTarget === null || series.target === null ? [] : [metrics.target[onTarget](value(series.target))]
  const provisional = verdict.kind !== 'too-early' && verdict.isProvisional ? [metrics.verdict.provisional(readingsToLock)] : []
  const { title, lines } = toldAs(metrics, verdict, {
    period,
    sign: (one) => (limits === null ? [] : [signSentence(metrics, one, limits, period, value)]),
  })
  return { title, lines: [...lines, ...target, ...provisional] }
}

type Labels = {
  readonly period: ReturnType<typeof periodLabels>
  readonly sign: (sign: Sign) => readonly string[]
}

function toldAs({ verdict: words }: Texts['metrics'], verdict: Verdict, { period, sign }: Labels): VerdictWords {
  switch (verdict.kind) {
    case 'too-early': {
      const anew = verdict.since === null ? [] : [words.anewFrom(period(verdict.since))]
      if (verdict.readings === 0) return { title: words.tooEarly, lines: [words.noReading] }
      const why = verdict.isScattered ? words.scattered : words.readingsSoFar(verdict.readings, verdict.wanted)
      return { title: words.tooEarly, lines: [...anew, why] }
    }
    case 'normal':
      return { title: words.normal, lines: [words.normalMeans] }
    case 'changed':
      return { title: words.changed(period(verdict.around)), lines: [words.meaning[verdict.meaning], ...verdict.signs.flatMap(sign)] }
  }
}

function signSentence(
  { verdict: { signs } }: Texts['metrics'],
  { kind, side, from, to, points }: Sign,
  { mean, lower, upper }: XmrLimits,
  period: ReturnType<typeof periodLabels>,
  value: ReturnType<typeof valueLabels>,
): string {
  switch (kind) {
    case 'outside':
      return signs.outside[side](points, period(to), value(side === 'above' ? upper : lower))
    case 'run':
      return signs.run[side](points, value(mean))
    case 'near-limit':
      return signs['near-limit'][side](points, period(from), period(to))
  }
}

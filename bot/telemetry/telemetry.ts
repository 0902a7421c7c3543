/** The service's own counts and durations: for whoever scrapes `/metrics`, and as one line in the log every minute. */
import { createHistogram } from 'node:perf_hooks'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry, type OpenMetricsContentType } from 'prom-client'
import type { Telemetry } from '#bot/ports/telemetry.ts'
import { apart, during } from './trace.ts'

export type MeasuredTelemetry = Telemetry & {
  /** OpenMetrics text. Source of the format: OpenMetrics specification 1.0. */
  readonly openMetrics: () => Promise<string>
  /** What happened since the last call. */
  readonly takeInterval: () => Interval
}

/** Durations are of the interval, in ms; null where nothing happened. */
export type Interval = {
  readonly turns: number
  readonly turnsFailed: number
  readonly turnP50Ms: number | null
  readonly turnP95Ms: number | null
  readonly requests: number
  readonly requestsFailed: number
  readonly requestP95Ms: number | null
  readonly notices: number
  readonly noticesGivenUp: number
  readonly storeRequestUnits: number
  readonly storeThrottled: number
  readonly residentMb: number
}

export const openMetricsType = Registry.OPENMETRICS_CONTENT_TYPE

/** Teams gives an invoke five seconds; we answer within four. */
const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16]

/**
 * @param deps.release - `commit` empty where nobody knows it
 * @param deps.outboxAgeMs - how long the longest due notice has been due, 0 when none is; null when the store can't say
 */
export function createTelemetry({
  release,
  outboxAgeMs,
}: {
  readonly release: { readonly version: string; readonly commit: string }
  readonly outboxAgeMs: () => Promise<number | null>
}): MeasuredTelemetry {
  const registry = new Registry<OpenMetricsContentType>()
  registry.setContentType(openMetricsType)
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'commonplace_' })
  new Gauge({
    name: 'commonplace_build_info',
    help: 'Always 1; its labels say which release runs.',
    labelNames: ['version', 'commit'],
    registers,
  }).set(release, 1)
  const turns = new Histogram({
    name: 'commonplace_turn_duration_seconds',
    help: 'Turns from Teams, until the answer.',
    labelNames: ['kind', 'outcome'],
    buckets: secondsBuckets,
    registers,
  })
  const requests = new Histogram({
    name: 'commonplace_http_request_duration_seconds',
    help: 'Requests, until the reply is written.',
    labelNames: ['method', 'path', 'status'],
    buckets: secondsBuckets,
    registers,
  })
  const notices = new Counter({
    name: 'commonplace_outbox_attempts',
    help: 'Attempts at notices of the outbox, by what became of the notice.',
    labelNames: ['kind', 'status'],
    registers,
  })
  const checkIns = new Counter({
    name: 'commonplace_check_ins',
    help: 'Check-ins, by how they ended.',
    labelNames: ['end'],
    registers,
  })
  const units = new Counter({ name: 'commonplace_store_request_units', help: 'Request units that Cosmos DB charged.', registers })
  const throttled = new Counter({
    name: 'commonplace_store_throttled',
    help: 'Requests that Cosmos DB answered with 429.',
    registers,
  })
  const oldest = new Gauge({
    name: 'commonplace_outbox_oldest_seconds',
    help: 'How long the longest due notice of the outbox has been due.',
    registers,
    async collect() {
      const ageMs = await outboxAgeMs()
      if (ageMs === null) oldest.remove()
      else oldest.set(ageMs / 1_000)
    },
  })
  let interval = newInterval()

  return {
    during,
    apart,
    turnEnded({ kind, outcome }, ms) {
      turns.observe({ kind, outcome }, ms / 1_000)
      interval.turns.record(wholeMs(ms))
      if (outcome === 'failed' || outcome === 'too-slow') interval.turnsFailed += 1
    },
    requestEnded({ method, path, status }, ms) {
      requests.observe({ method, path, status }, ms / 1_000)
      interval.requests.record(wholeMs(ms))
      if (status >= 500) interval.requestsFailed += 1
    },
    noticeAttempted({ kind, status }) {
      notices.inc({ kind, status })
      interval.notices += 1
      if (status === 'failed' || status === 'unknown') interval.noticesGivenUp += 1
    },
    checkInEnded: (end) => checkIns.inc({ end }),
    store: {
      charged(charge) {
        units.inc(charge)
        interval.units += charge
      },
      throttled() {
        throttled.inc()
        interval.throttled += 1
      },
    },
    openMetrics: () => registry.metrics(),
    takeInterval() {
      const ended = interval
      interval = newInterval()
      return {
        turns: ended.turns.count,
        turnsFailed: ended.turnsFailed,
        turnP50Ms: percentile(ended.turns, 50),
        turnP95Ms: percentile(ended.turns, 95),
        requests: ended.requests.count,
        requestsFailed: ended.requestsFailed,
        requestP95Ms: percentile(ended.requests, 95),
        notices: ended.notices,
        noticesGivenUp: ended.noticesGivenUp,
        storeRequestUnits: Math.round(ended.units),
        storeThrottled: ended.throttled,
        residentMb: Math.round(process.memoryUsage.rss() / 1_000_000),
      }
    },
  }
}

const newInterval = () => ({
  turns: createHistogram(),
  turnsFailed: 0,
  requests: createHistogram(),
  requestsFailed: 0,
  notices: 0,
  noticesGivenUp: 0,
  units: 0,
  throttled: 0,
})

/** Node's histogram takes whole numbers from 1. */
const wholeMs = (ms: number): number => Math.max(1, Math.round(ms))

const percentile = (histogram: ReturnType<typeof createHistogram>, at: number): number | null =>
  histogram.count === 0 ? null : histogram.percentile(at)

/** One line in the log every so often: how the service is doing. */
import type { Log } from '#bot/ports/log.ts'
import type { MeasuredTelemetry } from './telemetry.ts'

export type ReportsDeps = {
  readonly telemetry: Pick<MeasuredTelemetry, 'takeInterval'>
  /** How long the longest due notice has been due; null when the store can't say. */
  readonly outboxAgeMs: () => Promise<number | null>
  readonly log: Log
  readonly everyMs: number
}

/** @returns ends it, with a last line; the outbox is not asked any more, since its store may be what hangs */
export function startReports({ telemetry, outboxAgeMs, log, everyMs }: ReportsDeps): () => void {
  const report = (ageMs: number | null): void =>
    log.info(
      { event: 'service.metrics', ...telemetry.takeInterval(), outboxOldestS: ageMs === null ? null : Math.round(ageMs / 1_000) },
      'what the service did since the last of these lines',
    )
  const timer = setInterval(() => void outboxAgeMs().then(report), everyMs)
  timer.unref()
  return () => {
    clearInterval(timer)
    report(null)
  }
}

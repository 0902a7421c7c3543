/** Does what the outbox holds: leased by version, retried by Teams' table, every outcome recorded. */
import type { OutboxRow, OutboxRows } from '#bot/ports/outbox-rows.ts'
import type { Notice } from '#bot/ports/outbox.ts'
import type { DeliveryOutcome } from '#bot/ports/delivery.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Log } from '#bot/ports/log.ts'
import { noTelemetry, type Telemetry } from '#bot/ports/telemetry.ts'
import type { TenantId } from '#domain/ids.ts'

export type Performer = (tenantId: TenantId, notice: Notice) => Promise<DeliveryOutcome>

export type SendOutboxDeps = {
  readonly rows: OutboxRows
  readonly perform: Performer
  readonly clock: Clock
  readonly log: Log
  /** Names this instance. */
  readonly owner: string
  /** How far the clocks of two instances may differ. */
  readonly skewMs: number
  readonly telemetry?: Telemetry
}

/** Rows that are done side by side. */
const maxUnderWay = 50
/** What takes longer, such as a roster without an end, is tried again later. */
const attemptMs = 60_000
/** Longer than any attempt may take. */
const leaseMs = 2 * attemptMs
/** A subject that has not appeared by then never will: the process died between intent and save. */
const subjectGraceMs = 60_000
const subjectPollMs = 1_000
/** Pauses grow fourfold from 2 s to an hour; an outage of a day loses nothing. */
const maxPauseMs = 3_600_000
const maxAttempts = 30
/** A row whose attempts all ended with the process is not worth so many processes. */
const maxLostAttempts = 6
/** A 500 or a time-out may have been delivered: one more try, some minutes later. */
const unknownPauseMs = 3 * 60_000

/** Whoever shares one SQLite file shares a machine, and with it the clock. Others on Cosmos DB may be five minutes ahead, or behind. */
export const clockSkewMs = (store: 'sqlite' | 'cosmos'): number => (store === 'cosmos' ? 10 * 60_000 : 0)

export type OutboxSender = {
  /**
   * Leases what is due and begins to do it, side by side: a team whose Teams hangs doesn't hold up the others.
   * @param stop - what is under way counts as not done, and its lease runs out
   * @returns how many rows were looked at; 0 means that nothing is due now
   */
  readonly pass: (stop: AbortSignal) => Promise<number>
  /** Resolves when nothing is under way; @returns whether something was */
  readonly idle: () => Promise<boolean>
}

export function createOutboxSender(deps: SendOutboxDeps): OutboxSender {
  const underWay = new Set<Promise<void>>()
  const { during } = deps.telemetry ?? noTelemetry

  return {
    async pass(stop) {
      const room = maxUnderWay - underWay.size
      if (room <= 0) return 0
      const due = await deps.rows.due(instantOf(deps.clock), room)
      const leases = await Promise.all(due.map((found) => lease(deps, found)))
      for (const leased of leases) {
        if (leased === null) continue
        const work = during({ jobId: leased.id }, () => finish(deps, leased, stop)).finally(() => underWay.delete(work))
        underWay.add(work)
      }
      return due.length
    },
    async idle() {
      const wasBusy = underWay.size > 0
      while (underWay.size > 0) await Promise.all(underWay)
      return wasBusy
    },
  }
}

type Leased = { readonly id: string; readonly row: OutboxRow; readonly version: string }

const afterNow =
  ({ clock }: SendOutboxDeps) =>
  (ms: number): string =>
    new Date(clock.nowMs() + ms).toISOString()

/** @returns null when there is nothing to do for now, or another instance was quicker */
async function lease(deps: SendOutboxDeps, { id, row, version }: Leased): Promise<Leased | null> {
  const { rows, clock, owner, skewMs } = deps
  const after = afterNow(deps)
  if (!(await rows.subjectExists(row.subject))) {
    const isGivenUp = clock.nowMs() - Date.parse(row.createdAt) > subjectGraceMs + skewMs
    const next: OutboxRow = isGivenUp
      ? { ...row, status: 'dropped', reason: 'its subject never appeared' }
      : { ...row, dueAt: after(subjectPollMs) }
    await rows.change(next, version)
    return null
  }
  if (row.status === 'sending' && row.attempts >= maxLostAttempts) {
    // Each attempt ended with its process: another one would take the next process with it.
    await rows.change({ ...row, status: 'unknown', reason: 'no attempt came to an end' }, version)
    return null
  }
  const leased: OutboxRow = { ...row, status: 'sending', owner, attempts: row.attempts + 1, dueAt: after(leaseMs + skewMs) }
  const leasedVersion = await rows.change(leased, version)
  return leasedVersion === null ? null : { id, row: leased, version: leasedVersion }
}

async function finish(deps: SendOutboxDeps, { row, version }: Leased, stop: AbortSignal): Promise<void> {
  const { rows, log, telemetry = noTelemetry } = deps
  const outcome = await attempt(deps, row, stop)
  if (outcome === null) return
  // From the moment it is asked: an attempt takes its time, and a pause begins when it has ended.
  const next = nextRow(row, outcome, afterNow(deps))
  telemetry.noticeAttempted({ kind: row.notice.kind, status: next.status })
  const fields = {
    event: 'outbox.attempted',
    notice: row.notice.kind,
    attempt: row.attempts,
    outcome: outcome.outcome,
    status: next.status,
  }
  try {
    await rows.change(next, version)
  } catch (error) {
    log.warn({ ...fields, error }, 'the outcome of an outbox notice could not be recorded; its lease runs out and it is done again')
    return
  }
  const isExpected = outcome.outcome === 'stop' && outcome.isExpected === true
  if ((next.status === 'failed' && !isExpected) || next.status === 'unknown')
    log.error({ ...fields, reason: next.reason }, 'an outbox notice was given up')
  else log.info(fields, 'outbox notice attempted')
}

/** @returns null when the service stops before the attempt has ended */
async function attempt({ perform, log }: SendOutboxDeps, row: OutboxRow, stop: AbortSignal): Promise<DeliveryOutcome | null> {
  if (stop.aborted) return null
  const ended = Promise.withResolvers<DeliveryOutcome | null>()
  const onStop = (): void => ended.resolve(null)
  const timer = setTimeout(() => ended.resolve({ outcome: 'retry', afterMs: null, reason: 'took too long' }), attemptMs)
  stop.addEventListener('abort', onStop, { once: true })
  try {
    return await Promise.race([perform(row.tenantId, row.notice), ended.promise])
  } catch (error) {
    log.warn({ event: 'outbox.attempt-failed', notice: row.notice.kind, error }, 'an outbox notice failed')
    return { outcome: 'retry', afterMs: null, reason: error instanceof Error ? error.name : 'fault' }
  } finally {
    clearTimeout(timer)
    stop.removeEventListener('abort', onStop)
  }
}

function nextRow(row: OutboxRow, outcome: DeliveryOutcome, after: (ms: number) => string): OutboxRow {
  const waiting = (ms: number): OutboxRow => ({
    ...row,
    status: 'waiting',
    reason: 'reason' in outcome ? outcome.reason : null,
    dueAt: after(ms),
  })
  const troubledSince = row.troubledSince ?? after(0)
  switch (outcome.outcome) {
    case 'sent':
      return { ...row, status: 'done', reason: null }
    case 'stop':
      return { ...row, status: 'failed', reason: outcome.reason }
    case 'later':
      // Nothing was tried.
      return { ...waiting(outcome.afterMs), attempts: row.attempts - 1, troubledSince: null }
    case 'unknown':
      return row.attempts >= 2 ? { ...row, status: 'unknown', reason: outcome.reason } : { ...waiting(unknownPauseMs), troubledSince }
    case 'retry':
      if (row.attempts >= maxAttempts) return { ...row, status: 'failed', reason: outcome.reason }
      return { ...waiting(outcome.afterMs ?? pauseMs(row.attempts)), troubledSince }
  }
}

const pauseMs = (attempts: number): number => Math.min(maxPauseMs, 2_000 * 4 ** (attempts - 1))

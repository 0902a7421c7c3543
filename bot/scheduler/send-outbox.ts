/** Does what the outbox holds: leased by version, retried by Teams' table, every outcome recorded. */
import type { OutboxRow, OutboxRows } from '#bot/ports/outbox-rows.ts'
import type { Notice } from '#bot/ports/outbox.ts'
import type { DeliveryOutcome } from '#bot/ports/delivery.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Log } from '#bot/ports/log.ts'
import type { TenantId } from '#domain/ids.ts'

export type Performer = (tenantId: TenantId, notice: Notice) => Promise<DeliveryOutcome>

export type SendOutboxDeps = {
  readonly rows: OutboxRows
  readonly perform: Performer
  readonly clock: Clock
  readonly log: Log
  /** Names this instance. */
  readonly owner: string
}

/** Longer than any attempt may take (connector time-out 10 s, a roster of ten pages). */
const leaseMs = 120_000
/** A subject that has not appeared by then never will: the process died between intent and save. */
const subjectGraceMs = 60_000
const subjectPollMs = 1_000
const maxAttempts = 6
/** A 500 or a time-out may have been delivered: one more try, some minutes later. */
const unknownPauseMs = 3 * 60_000

/**
 * One pass over what is due.
 * @returns how many rows were looked at; 0 means that nothing is due now
 */
export async function sendOutbox(deps: SendOutboxDeps): Promise<number> {
  const due = await deps.rows.due(instantOf(deps.clock), 20)
  for (const { row, version } of due) await handle(deps, row, version)
  return due.length
}

async function handle(deps: SendOutboxDeps, row: OutboxRow, version: string): Promise<void> {
  const { rows, clock, log } = deps
  // From the moment it is asked: an attempt takes its time, and a pause begins when it has ended.
  const after = (ms: number): string => new Date(clock.nowMs() + ms).toISOString()
  if (!(await rows.subjectExists(row.subject))) {
    const isGivenUp = clock.nowMs() - Date.parse(row.createdAt) > subjectGraceMs
    await rows.change(
      isGivenUp ? { ...row, status: 'dropped', reason: 'its subject never appeared' } : { ...row, dueAt: after(subjectPollMs) },
      version,
    )
    return
  }
  if (row.status === 'sending' && row.attempts >= maxAttempts) {
    // Each attempt ended with its process: another one would take the next process with it.
    await rows.change({ ...row, status: 'unknown', reason: 'no attempt came to an end' }, version)
    return
  }
  const leased: OutboxRow = { ...row, status: 'sending', owner: deps.owner, attempts: row.attempts + 1, dueAt: after(leaseMs) }
  const leasedVersion = await rows.change(leased, version)
  if (leasedVersion === null) return
  const outcome = await attempt(deps, row)
  const next = nextRow(leased, outcome, after)
  await rows.change(next, leasedVersion)
  log.info(
    { event: 'outbox.attempted', notice: row.notice.kind, attempt: leased.attempts, outcome: outcome.outcome, status: next.status },
    'outbox notice attempted',
  )
}

async function attempt({ perform, log }: SendOutboxDeps, row: OutboxRow): Promise<DeliveryOutcome> {
  try {
    return await perform(row.tenantId, row.notice)
  } catch (error) {
    log.error({ event: 'outbox.attempt-failed', notice: row.notice.kind, error }, 'an outbox notice failed')
    return { outcome: 'retry', afterMs: null, reason: error instanceof Error ? error.name : 'fault' }
  }
}

function nextRow(row: OutboxRow, outcome: DeliveryOutcome, after: (ms: number) => string): OutboxRow {
  switch (outcome.outcome) {
    case 'sent':
      return { ...row, status: 'done', reason: null }
    case 'stop':
      return { ...row, status: 'failed', reason: outcome.reason }
    case 'unknown':
      return row.attempts >= 2
        ? { ...row, status: 'unknown', reason: outcome.reason }
        : { ...row, status: 'waiting', reason: outcome.reason, dueAt: after(unknownPauseMs) }
    case 'retry':
      if (row.attempts >= maxAttempts) return { ...row, status: 'failed', reason: outcome.reason }
      return { ...row, status: 'waiting', reason: outcome.reason, dueAt: after(outcome.afterMs ?? 2_000 * 2 ** (row.attempts - 1)) }
  }
}

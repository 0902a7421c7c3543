/**
 * Sends the check-ins of one tenant that are due: one instance at a time, at Teams' pace, each with a recorded end.
 * What nobody can promise: a message whose answer was lost may have arrived. It is sent once more, and never a third time.
 */
import { createAllowance } from '#bot/ports/allowance.ts'
import type { CheckInRow, CheckInRows, VersionedRow } from '#bot/ports/check-in-rows.ts'
import { instantOf, type Clock, type Timer } from '#bot/ports/clock.ts'
import type { DeliveryOutcome } from '#bot/ports/delivery.ts'
import type { Lease, Leases } from '#bot/ports/leases.ts'
import type { Log } from '#bot/ports/log.ts'
import { noTelemetry, type CheckInEnd, type Telemetry } from '#bot/ports/telemetry.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import { createTenantPauses } from './tenant-pauses.ts'

/** What became of an attempt. `skip`: nobody is asked any more, or it is too late. */
export type CheckInOutcome = DeliveryOutcome | { readonly outcome: 'skip'; readonly reason: string }

export type DispatcherDeps = {
  readonly rows: CheckInRows
  readonly leases: Leases
  /** Looks whether the person is still to be asked, and asks them. */
  readonly send: (system: SystemActor, row: CheckInRow) => Promise<CheckInOutcome>
  readonly clock: Clock
  readonly timer: Timer
  readonly log: Log
  readonly telemetry?: Pick<Telemetry, 'checkInEnded'>
  /** From 0 to 1. */
  readonly random?: () => number
}

/** Teams takes 50 a second from an app in a tenant, for everything. Source: Microsoft Teams platform, "Rate limits". */
const perSecond = 35
const burst = 7
/** With answers after three seconds this still makes 35 a second. */
const maxUnderWay = 120
const rowsPerPage = 100
const renewEveryMs = 10_000
/** The connector's client gives up after ten seconds; whoever has recorded no end by then is dead. */
const attemptMs = 3 * 60_000
const unknownPauseMs = 3 * 60_000
/** It is sent once more, and never a third time. */
const mostDoubts = 2
const firstPauseMs = 2_000
const longestPauseMs = 10 * 60_000

export type CheckInDispatcher = {
  /**
   * Sends until nothing is due, somebody else has the lease, or `stop` is aborted; what is under way is then waited for.
   * @returns how many attempts were made
   */
  readonly run: (system: SystemActor, stop: AbortSignal) => Promise<number>
}

export function createCheckInDispatcher(deps: DispatcherDeps): CheckInDispatcher {
  const { rows, leases, clock, timer, log, telemetry = noTelemetry, random = Math.random } = deps
  const allowance = createAllowance({ amount: burst, periodMs: (1_000 * burst) / perSecond, maxKeys: 10_000 })
  const pauses = createTenantPauses()

  /** A 429 is about everything that we send to the tenant, not about this one. */
  const afterAttempt = ({ tenantId }: SystemActor, outcome: CheckInOutcome, refusalsBefore: number): void => {
    if (outcome.outcome === 'sent') pauses.taken(tenantId, refusalsBefore)
    if (outcome.outcome !== 'retry' || outcome.isThrottled !== true) return
    if (pauses.refused(tenantId, outcome.afterMs, clock.nowMs()))
      log.error({ event: 'check-ins.stuck', reason: outcome.reason }, 'Teams has taken no check-in of a tenant for ten minutes')
  }

  /**
   * @param stillOurs - asked again and again while it waits
   * @returns null when the service stops, or somebody else goes on; else how many were refused in a row until then
   */
  const turn = async ({ tenantId }: SystemActor, stop: AbortSignal, stillOurs: () => Promise<boolean>): Promise<number | null> => {
    for (;;) {
      if (stop.aborted || !(await stillOurs())) return null
      const now = clock.nowMs()
      const waitMs = pauses.leftMs(tenantId, now) || allowance.take(tenantId, now)
      if (waitMs === 0) return pauses.refusals(tenantId)
      await timer.wait(Math.min(waitMs, renewEveryMs), stop)
    }
  }

  const attempt = async (
    system: SystemActor,
    { row, version }: VersionedRow,
    given: { readonly lease: Lease; readonly refusals: number },
  ): Promise<void> => {
    // One that is found under way died with whoever made it.
    const doubts = row.doubts + (row.status === 'sending' ? 1 : 0)
    if (doubts >= mostDoubts) return giveUp(system, { row: { ...row, doubts }, version })
    const sending: CheckInRow = {
      ...row,
      status: 'sending',
      doubts,
      attempts: row.attempts + 1,
      fence: given.lease.fence,
      dueAt: instantAfter(clock, attemptMs),
    }
    // Written first: whoever finds it after our death knows that it may have been sent.
    const taken = await rows.change(system, sending, version)
    if (taken === null) return
    const outcome = await outcomeOf(deps, system, sending)
    afterAttempt(system, outcome, given.refusals)
    const ended = rowAfter(
      sending,
      outcome,
      (ms) => instantAfter(clock, ms * (0.8 + 0.4 * random())),
      (ms) => instantAfter(clock, ms),
    )
    if ((await rows.change(system, ended, taken)) === null)
      log.warn({ event: 'check-ins.overtaken', status: ended.status }, 'a check-in was taken over while it was sent')
    tell(ended)
  }

  const giveUp = async (system: SystemActor, { row, version }: VersionedRow): Promise<void> => {
    const ended: CheckInRow = { ...row, status: 'unconfirmed', reason: 'no attempt came to an end' }
    if ((await rows.change(system, ended, version)) !== null) tell(ended)
  }

  const tell = (ended: CheckInRow): void => {
    const end = endOf(ended)
    if (end !== null) telemetry.checkInEnded(end)
    if (ended.status === 'unreachable' || ended.status === 'unconfirmed')
      log.info({ event: `check-ins.${ended.status}`, reason: ended.reason }, 'a check-in did not reach its person')
  }

  return {
    async run(system, stop) {
      const name = `check-ins:${system.tenantId}`
      const lease = await leases.take(name)
      let heldSinceMs = clock.nowMs()
      const stillOurs = async (): Promise<boolean> => {
        // Also when the clock was set back: what was written before would hold for too long.
        if (Math.abs(clock.nowMs() - heldSinceMs) < renewEveryMs) return true
        const renewed = await leases.take(name)
        heldSinceMs = clock.nowMs()
        return renewed !== null && renewed.fence === lease?.fence
      }
      const underWay = new Set<Promise<void>>()
      const busy = new Set<string>()
      let attempts = 0
      try {
        while (lease !== null && !stop.aborted) {
          const due = (await rows.due(system, instantOf(clock), rowsPerPage)).filter(({ row }) => !busy.has(keyOf(row)))
          if (due.length === 0 && underWay.size === 0) return attempts
          if (due.length === 0) await Promise.race(underWay)
          for (const found of due) {
            // After a refusal one at a time is enough to find out whether it is over.
            while (underWay.size >= (pauses.refusals(system.tenantId) > 0 ? 1 : maxUnderWay)) await Promise.race(underWay)
            const refusals = await turn(system, stop, stillOurs)
            if (refusals === null) return attempts
            attempts += 1
            const key = keyOf(found.row)
            busy.add(key)
            const work = attempt(system, found, { lease, refusals })
              .catch((error: unknown) => log.error({ event: 'check-ins.attempt-failed', error }, 'a check-in could not be recorded'))
              .finally(() => {
                underWay.delete(work)
                busy.delete(key)
              })
            underWay.add(work)
          }
        }
        return attempts
      } finally {
        await Promise.all(underWay)
        if (lease !== null) await leases.release(lease)
      }
    },
  }
}

/** A fault of ours is tried again like one of Teams': nothing was sent, or the row says that it may have been. */
async function outcomeOf({ send, log }: DispatcherDeps, system: SystemActor, row: CheckInRow): Promise<CheckInOutcome> {
  try {
    return await send(system, row)
  } catch (error) {
    log.warn({ event: 'check-ins.send-failed', error }, 'a check-in could not be made or sent')
    return { outcome: 'retry', afterMs: null, reason: error instanceof Error ? error.name : 'fault' }
  }
}

function rowAfter(
  row: CheckInRow,
  outcome: CheckInOutcome,
  instantAfterAbout: (ms: number) => string,
  exactlyAfter: (ms: number) => string,
): CheckInRow {
  const waiting = row.doubts > 0 ? 'unknown' : 'planned'
  switch (outcome.outcome) {
    case 'sent':
      return { ...row, status: 'sent', reason: null }
    case 'skip':
      return { ...row, status: 'skipped', reason: outcome.reason }
    case 'stop':
      return { ...row, status: 'unreachable', reason: outcome.reason }
    case 'unknown':
      return row.doubts + 1 >= mostDoubts
        ? { ...row, status: 'unconfirmed', doubts: row.doubts + 1, reason: outcome.reason }
        : { ...row, status: 'unknown', doubts: row.doubts + 1, reason: outcome.reason, dueAt: instantAfterAbout(unknownPauseMs) }
    case 'later':
      return { ...row, status: waiting, attempts: row.attempts - 1, reason: outcome.reason, dueAt: exactlyAfter(outcome.afterMs) }
    case 'retry': {
      // Of a tenant that is throttled nothing is sent before its pause ends, this one neither.
      const ownMs = outcome.isThrottled === true ? firstPauseMs : Math.min(longestPauseMs, firstPauseMs * 2 ** row.attempts)
      const waitMs = outcome.afterMs ?? ownMs
      return { ...row, status: waiting, reason: outcome.reason, dueAt: instantAfterAbout(waitMs) }
    }
  }
}

/** Null: it goes on. */
function endOf({ status, reason }: CheckInRow): CheckInEnd | null {
  if (status === 'planned' || status === 'sending' || status === 'unknown') return null
  return status === 'skipped' && reason === 'too-late' ? 'too-late' : status
}

const instantAfter = (clock: Clock, ms: number): string => new Date(clock.nowMs() + ms).toISOString()

const keyOf = ({ week, personId }: CheckInRow): string => `${week} ${personId}`

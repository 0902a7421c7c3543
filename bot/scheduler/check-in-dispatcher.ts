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
const firstPauseMs = 2_000
const longestPauseMs = 60_000
const longestOwnPauseMs = 10 * 60_000
/** A tenant that has taken nothing for so long is somebody's to look into. */
const alarmAfterMs = 10 * 60_000

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
  const pauses = new Map<string, Pause>()

  const pauseOf = ({ tenantId }: SystemActor): Pause => pauses.get(tenantId) ?? noPause

  /** A 429 is about everything that we send to the tenant, not about this one. */
  const afterAttempt = (system: SystemActor, outcome: CheckInOutcome): void => {
    if (outcome.outcome === 'sent') pauses.delete(system.tenantId)
    if (outcome.outcome !== 'retry' || outcome.isThrottled !== true) return
    const next = longerPause(pauseOf(system), outcome.afterMs, clock.nowMs())
    const isStuck = !next.isTold && clock.nowMs() - next.sinceMs >= alarmAfterMs
    if (isStuck) log.error({ event: 'check-ins.stuck', reason: outcome.reason }, 'Teams has taken no check-in of a tenant for ten minutes')
    pauses.set(system.tenantId, { ...next, isTold: next.isTold || isStuck })
  }

  /** @returns false when the service stops */
  const turn = async (system: SystemActor, stop: AbortSignal): Promise<boolean> => {
    for (;;) {
      const now = clock.nowMs()
      const waitMs = Math.max(pauseOf(system).untilMs - now, 0) || allowance.take(system.tenantId, now)
      if (waitMs === 0) return !stop.aborted
      await timer.wait(waitMs, stop)
      if (stop.aborted) return false
    }
  }

  const attempt = async (system: SystemActor, { row, version }: VersionedRow, lease: Lease): Promise<void> => {
    const sending: CheckInRow = {
      ...row,
      status: 'sending',
      attempts: row.attempts + 1,
      fence: lease.fence,
      dueAt: instantAfter(clock, attemptMs),
    }
    // Written first: whoever finds it after our death knows that it may have been sent.
    const taken = await rows.change(system, sending, version)
    if (taken === null) return
    const outcome = await outcomeOf(deps, system, sending)
    afterAttempt(system, outcome)
    const ended = rowAfter(
      sending,
      row.status,
      outcome,
      (ms) => instantAfter(clock, ms * (0.8 + 0.4 * random())),
      (ms) => instantAfter(clock, ms),
    )
    if ((await rows.change(system, ended, taken)) === null)
      log.warn({ event: 'check-ins.overtaken', status: ended.status }, 'a check-in was taken over while it was sent')
    const end = endOf(ended)
    if (end !== null) telemetry.checkInEnded(end)
    if (ended.status === 'unreachable' || ended.status === 'unconfirmed')
      log.info({ event: `check-ins.${ended.status}`, reason: ended.reason }, 'a check-in did not reach its person')
  }

  return {
    async run(system, stop) {
      const name = `check-ins:${system.tenantId}`
      let lease = await leases.take(name)
      let heldSinceMs = clock.nowMs()
      const underWay = new Set<Promise<void>>()
      const busy = new Set<string>()
      let attempts = 0
      try {
        while (lease !== null && !stop.aborted) {
          const due = (await rows.due(system, instantOf(clock), rowsPerPage)).filter(({ row }) => !busy.has(keyOf(row)))
          if (due.length === 0 && underWay.size === 0) return attempts
          if (due.length === 0) await Promise.race(underWay)
          for (const found of due) {
            while (underWay.size >= maxUnderWay) await Promise.race(underWay)
            if (!(await turn(system, stop))) return attempts
            if (clock.nowMs() - heldSinceMs >= renewEveryMs) {
              const renewed = await leases.take(name)
              if (renewed === null || renewed.fence !== lease.fence) return attempts
              heldSinceMs = clock.nowMs()
            }
            attempts += 1
            const key = keyOf(found.row)
            busy.add(key)
            const work = attempt(system, found, lease)
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

type Pause = { readonly untilMs: number; readonly inARow: number; readonly sinceMs: number; readonly isTold: boolean }

const noPause: Pause = { untilMs: 0, inARow: 0, sinceMs: 0, isTold: false }

/** As long as Teams says, else doubled each time, up to a minute. */
function longerPause(pause: Pause, afterMs: number | null, nowMs: number): Pause {
  const ms = afterMs ?? Math.min(longestPauseMs, firstPauseMs * 2 ** pause.inARow)
  return {
    ...pause,
    untilMs: Math.max(pause.untilMs, nowMs + ms),
    inARow: pause.inARow + 1,
    sinceMs: pause.inARow === 0 ? nowMs : pause.sinceMs,
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

/** @param before - what it was before this attempt: of one that died, and of one without an answer, this was the second */
function rowAfter(
  row: CheckInRow,
  before: CheckInRow['status'],
  outcome: CheckInOutcome,
  instantAfterAbout: (ms: number) => string,
  exactlyAfter: (ms: number) => string,
): CheckInRow {
  const isSecond = before !== 'planned'
  switch (outcome.outcome) {
    case 'sent':
      return { ...row, status: 'sent', reason: null }
    case 'skip':
      return { ...row, status: 'skipped', reason: outcome.reason }
    case 'stop':
      return { ...row, status: 'unreachable', reason: outcome.reason }
    case 'unknown':
      return isSecond
        ? { ...row, status: 'unconfirmed', reason: outcome.reason }
        : { ...row, status: 'unknown', reason: outcome.reason, dueAt: instantAfterAbout(unknownPauseMs) }
    case 'later':
      return { ...row, status: before, attempts: row.attempts - 1, reason: outcome.reason, dueAt: exactlyAfter(outcome.afterMs) }
    case 'retry': {
      // Of a tenant that is throttled nothing is sent before its pause ends, this one neither.
      const ownMs = outcome.isThrottled === true ? firstPauseMs : Math.min(longestOwnPauseMs, firstPauseMs * 2 ** row.attempts)
      const waitMs = outcome.afterMs ?? ownMs
      return { ...row, status: isSecond ? 'unknown' : 'planned', reason: outcome.reason, dueAt: instantAfterAbout(waitMs) }
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

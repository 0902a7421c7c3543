/** Looks every so often whether a tenant's check-ins are due, and has them sent: only then is the lease asked for. */
import type { CheckInRows } from '#bot/ports/check-in-rows.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import type { CheckInDispatcher } from './check-in-dispatcher.ts'

export type CheckInRoundsDeps = {
  readonly checkInRows: Pick<CheckInRows, 'due'>
  readonly dispatcher: CheckInDispatcher
  readonly tenants: readonly SystemActor[]
  readonly clock: Clock
}

/** One tenant that Teams holds up keeps no other waiting. @returns a job for a ticker, which wants to run again when something was sent */
export function createCheckInRounds({
  checkInRows,
  dispatcher,
  tenants,
  clock,
}: CheckInRoundsDeps): (stop: AbortSignal) => Promise<boolean> {
  const round = async (system: SystemActor, stop: AbortSignal): Promise<number> => {
    const due = await checkInRows.due(system, instantOf(clock), 1)
    return due.length === 0 ? 0 : dispatcher.run(system, stop)
  }
  return async (stop) => {
    const attempts = await Promise.all(tenants.map((system) => round(system, stop)))
    return attempts.some((count) => count > 0)
  }
}

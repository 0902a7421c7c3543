/** Looks whether a tenant's check-ins are due, and has them sent: only then is the lease asked for. */
import type { CheckInRows } from '#bot/ports/check-in-rows.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import type { CheckInDispatcher } from './check-in-dispatcher.ts'

export type CheckInRoundDeps = {
  readonly checkInRows: Pick<CheckInRows, 'due'>
  readonly dispatcher: CheckInDispatcher
  readonly clock: Clock
}

/** @returns the job of a ticker of that tenant alone, so that one whom Teams holds up keeps no other waiting; true when something was sent */
export const checkInRound =
  ({ checkInRows, dispatcher, clock }: CheckInRoundDeps, system: SystemActor) =>
  async (stop: AbortSignal): Promise<boolean> => {
    const due = await checkInRows.due(system, instantOf(clock), 1)
    return due.length > 0 && (await dispatcher.run(system, stop)) > 0
  }

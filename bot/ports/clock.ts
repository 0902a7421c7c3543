/** The only source of the present. Stored and sent as ISO instants in UTC with `Z`. */
export type Clock = {
  /** Now, in milliseconds since the epoch. */
  readonly nowMs: () => number
}

/** The clock's present as an ISO instant, such as `2026-11-23T09:00:00.000Z`. */
export const instantOf = (clock: Clock): string => new Date(clock.nowMs()).toISOString()

/** Lets time pass: the machine's, or a test's. */
export type Timer = {
  /** Resolves after so long, or as soon as `stop` is aborted. */
  readonly wait: (ms: number, stop: AbortSignal) => Promise<void>
}

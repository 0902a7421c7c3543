/** What the service counts of itself: of its work, never of people. */

/** Every line that is logged during a request, a turn or a job names it. */
export type WorkIds = { readonly requestId?: string; readonly turnId?: string; readonly jobId?: string }

/** - `refused`: a sentence said why not · `failed`: a fault of ours · `too-slow`: Teams was answered before the work ended */
export type TurnOutcome = 'answered' | 'refused' | 'failed' | 'too-slow'

export type StoreUsage = {
  /** @param units - request units of Cosmos DB */
  readonly charged: (units: number) => void
  /** Cosmos DB had no throughput left for a request. */
  readonly throttled: () => void
}

export type Telemetry = {
  /** Runs the work under these ids, and those it already stands under. */
  readonly during: <Result>(ids: WorkIds, work: () => Result) => Result
  /** Runs the work under no ids: it is begun by somebody, but not for them. */
  readonly apart: <Result>(work: () => Result) => Result
  /** @param path - as it is mounted, without what stood in its place */
  readonly requestEnded: (request: { readonly method: string; readonly path: string; readonly status: number }, ms: number) => void
  readonly turnEnded: (turn: { readonly kind: string; readonly outcome: TurnOutcome }, ms: number) => void
  /** @param status - of the notice after the attempt */
  readonly noticeAttempted: (notice: { readonly kind: string; readonly status: string }) => void
  /** @param end - `skipped`: nobody asked any more · `too-late`: more than a day after its time · the others as rows have them */
  readonly checkInEnded: (end: CheckInEnd) => void
  readonly store: StoreUsage
}

export type CheckInEnd = 'sent' | 'unconfirmed' | 'unreachable' | 'skipped' | 'too-late'

export const noStoreUsage: StoreUsage = { charged: () => {}, throttled: () => {} }

export const noTelemetry: Telemetry = {
  during: (_ids, work) => work(),
  apart: (work) => work(),
  requestEnded: () => {},
  turnEnded: () => {},
  noticeAttempted: () => {},
  checkInEnded: () => {},
  store: noStoreUsage,
}

/** A refusal of the service, and the one map from its codes to sentences in the reader's language. */
import { errorCodes, type ErrorCode, type FieldFault } from '#domain/errors.ts'
import type { ProblemReply, ResourceReply } from '#domain/api/replies.ts'
import { faultSentence } from '#domain/texts/fault-sentence.ts'
import type { TabTexts } from '#domain/texts/tab-texts.ts'

export class ApiError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly reference: string
  readonly fields: Readonly<Record<string, string>>
  /** How long the service wants to be left alone. */
  readonly retryAfterSeconds: number | null
  /** For `link-known` the resource that has the link. */
  readonly current: ResourceReply | null

  constructor(
    problem: Pick<ProblemReply, 'code' | 'status' | 'reference'> & {
      readonly fields?: Readonly<Record<string, string>> | undefined
      readonly current?: ResourceReply | undefined
      readonly retryAfterSeconds?: number | undefined
    },
    options?: ErrorOptions,
  ) {
    super(problem.code, options)
    this.name = 'ApiError'
    this.code = errorCodes.find((code) => code === problem.code) ?? 'unexpected'
    this.status = problem.status
    this.reference = problem.reference
    this.fields = problem.fields ?? {}
    this.retryAfterSeconds = problem.retryAfterSeconds ?? null
    this.current = problem.current ?? null
  }
}

/** The service could not be asked: offline, or something on the way answered in its place. */
export const unreachable = (cause: unknown): ApiError => new ApiError({ code: 'unreachable', status: 503, reference: '' }, { cause })

export const isRefusal = (error: unknown, code: ErrorCode): boolean => error instanceof ApiError && error.code === code

export const hasFieldFaults = (error: unknown): boolean => error instanceof ApiError && Object.keys(error.fields).length > 0

/** Faults that the form's own rules found, in the shape of the service's. */
export const formFaults = (fields: Readonly<Record<string, string>>): ApiError =>
  new ApiError({ code: 'invalid-input', status: 400, reference: '', fields })

export const isWorthRetrying = (error: unknown): boolean => error instanceof ApiError && error.status >= 500

/** What, what to do, and the reference when there is one. */
export function errorSentence(
  texts: TabTexts,
  error: unknown,
): { readonly what: string; readonly next: string; readonly reference: string } {
  const code = error instanceof ApiError ? error.code : 'unexpected'
  const reference = error instanceof ApiError && error.reference !== '' ? texts.card.reference(error.reference.slice(0, 8)) : ''
  const { what, next } = texts.errors[code]
  const waitSeconds = error instanceof ApiError && code === 'too-many-requests' ? error.retryAfterSeconds : null
  return { what, next: waitSeconds === null ? next : texts.tryAgainIn(waitSeconds), reference }
}

/** The sentence beside a field, or null when it has no fault. */
export function fieldSentence(texts: TabTexts, error: unknown, field: string): string | null {
  const fault = error instanceof ApiError ? error.fields[field] : undefined
  if (fault === undefined) return null
  if (fault === viewMissing) return texts.share.known.viewMissing
  if (fault === viewTooLong) return texts.share.known.viewTooLong
  return fault in texts.fieldFaults ? faultSentence(texts, fault as FieldFault, field) : texts.fieldFaults['wrong-type']
}

/** Faults that only the form knows: a view without words, or with too many. */
export const viewMissing = 'view-missing'
export const viewTooLong = 'view-too-long'

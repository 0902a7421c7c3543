import type { NameQuestion } from '#domain/metrics/question-name.ts'
import type { Resource } from '#domain/resources/resource.ts'

/** Every refusal that a person can meet, as a code. Each edge turns code and parameters into a sentence from #domain/texts. */
export const errorCodes = [
  'invalid-input',
  'not-found',
  'not-signed-in',
  'sign-in-unreachable',
  'guests-not-admitted',
  'stale-version',
  'stewards-only',
  'author-only',
  'has-stewards',
  'link-known',
  'import-running',
  'import-empty',
  'import-no-header',
  'own-help',
  'name-questioned',
  'metric-retired',
  'cadence-fixed',
  'preview-outdated',
  'limit-reached',
  'token-refused',
  'other-metric',
  'submission-reused',
  'unsupported-channel',
  'card-out-of-date',
  'roster-unreachable',
  'store-busy',
  'too-slow',
  'too-many-requests',
  'unreachable',
  'too-large',
  'unsupported-encoding',
  'unreadable-body',
  'method-not-allowed',
  'unexpected',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** What is wrong with one field of a form; rendered as `texts.fieldFaults[fault]`. */
export type FieldFault =
  | 'required'
  | 'empty'
  | 'too-long'
  | 'too-many'
  | 'not-a-link'
  | 'link-scheme'
  | 'link-credentials'
  | 'not-a-choice'
  | 'wrong-type'
  | 'too-many-cells'
  | 'unreadable-rest'
  | 'row-too-large'
  | 'not-json'
  | 'not-an-export'
  | 'not-a-day'
  | 'no-such-day'
  | 'other-cadence'
  | 'period-twice'
  | 'future'
  | 'too-precise'
  | 'crossed-bounds'
  | 'out-of-bounds'

/** One entry per field at fault; `field` is the path in the input, such as `link` or `tags.3`. */
export type FieldFaults = Readonly<Record<string, FieldFault>>

export type ErrorDetails = {
  /** Field faults, for `invalid-input`. */
  readonly fields?: FieldFaults
  /** For `link-known`: the resource that has the link; for `stale-version`: the version that is stored. */
  readonly current?: Resource
  /** `current` as the API shows it to the one who asked. */
  readonly shown?: unknown
  /** For `name-questioned`: what raised the question. */
  readonly question?: NameQuestion
  /** How long to wait before trying again, in seconds. */
  readonly retryAfterSeconds?: number
  readonly [detail: string]: unknown
}

/** An expected refusal. Faults (bugs, outages) are not wrapped in it: they are left to fly. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(code, options)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}

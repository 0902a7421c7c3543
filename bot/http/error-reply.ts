/** The one map from refusals to HTTP: RFC 9457 problem documents, and nothing of the inside for faults. */
import type { ErrorCode } from '#domain/errors.ts'
import { textsFor } from '#domain/texts/texts.ts'
import type { HttpReply } from '#bot/ports/http-route.ts'
import type { Log } from '#bot/ports/log.ts'
import { asRefusal } from '#bot/ports/refusal.ts'

const statusOf = {
  'invalid-input': 400,
  'not-found': 404,
  'not-signed-in': 401,
  'sign-in-unreachable': 503,
  'guests-not-admitted': 403,
  'stale-version': 412,
  'stewards-only': 403,
  'author-only': 403,
  'has-stewards': 409,
  'link-known': 409,
  'import-running': 409,
  'import-empty': 400,
  'import-no-header': 400,
  'own-help': 403,
  'name-questioned': 409,
  'metric-retired': 409,
  'cadence-fixed': 409,
  'preview-outdated': 409,
  'limit-reached': 409,
  'token-refused': 401,
  'other-metric': 403,
  'submission-reused': 422,
  'unsupported-channel': 403,
  'card-out-of-date': 410,
  'roster-unreachable': 503,
  'store-busy': 503,
  'too-slow': 503,
  'too-many-requests': 429,
  unreachable: 503,
  'too-large': 413,
  'unsupported-encoding': 415,
  'unreadable-body': 400,
  'method-not-allowed': 405,
  unexpected: 500,
} satisfies Record<ErrorCode, number>

/** A refusal as `application/problem+json`; a fault is logged with its reference and answered without its message. */
export function problemReply(error: unknown, requestId: string, log: Log): HttpReply {
  const refusal = asRefusal(error)
  const status = statusOf[refusal.code]
  if (refusal.code === 'unexpected') log.error({ event: 'http.failed', requestId, error }, 'a request failed')
  else if (status >= 500) log.warn({ event: 'http.refused', requestId, code: refusal.code, error }, 'a request was refused')
  const { fields, retryAfterSeconds, shown, question } = refusal.details
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  const waitSeconds = status === 503 || status === 429 ? (retryAfterSeconds ?? 2) : null
  if (waitSeconds !== null) headers['retry-after'] = String(waitSeconds)
  if (status === 413) headers['connection'] = 'close'
  const texts = textsFor('en')
  return {
    status,
    headers,
    body: {
      type: `https://commonplace.invalid/problems/${refusal.code}`,
      title: texts.errors[refusal.code].what,
      status,
      detail: texts.errors[refusal.code].next,
      code: refusal.code,
      reference: requestId,
      ...(waitSeconds === null ? {} : { retryAfterSeconds: waitSeconds }),
      ...(fields === undefined ? {} : { fields }),
      ...(shown === undefined ? {} : { current: shown }),
      ...(question === undefined ? {} : { question }),
    },
  }
}

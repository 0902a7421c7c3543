/** The service's log: pino, one JSON line per event, nothing that people wrote. */
import { pino, type DestinationStream } from 'pino'
import type { Config } from '#bot/config/config.ts'
import type { Log } from '#bot/ports/log.ts'

/** Fields that may hold what people wrote or what opens doors, wherever they stand. */
const secretFields = [
  'authorization',
  'headers',
  'token',
  'key',
  'body',
  'text',
  'title',
  'why',
  'link',
  'query',
  'name',
  'form',
  'data',
  'value',
]

/** @param destination - standard output when left out */
export function createLog(level: Config['logLevel'], destination?: DestinationStream): Log {
  const options = {
    level,
    serializers: { error: loggedError },
    redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`]), censor: '[removed]' },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/**
 * An error as it is logged: what kind it is and where it comes from. Its other properties stay out, since an HTTP client
 * hangs whole requests on its errors.
 */
function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : typeof error
  const { stack, cause } = error
  const code = 'code' in error ? String(error.code) : undefined
  return {
    type: error.constructor.name,
    ...(code === undefined ? {} : { code }),
    stack,
    ...(cause === undefined ? {} : { cause: loggedError(cause) }),
  }
}

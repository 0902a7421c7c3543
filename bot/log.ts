/** The service's log: pino, one JSON line per event, nothing that people wrote. */
import { pino, stdTimeFunctions, type DestinationStream } from 'pino'
import { AppError } from '#domain/errors.ts'
import type { Config } from '#bot/config/config.ts'
import { StoreError } from '#bot/ports/document-store.ts'
import type { Log } from '#bot/ports/log.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { idsNow } from '#bot/telemetry/trace.ts'

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
    timestamp: stdTimeFunctions.isoTime,
    mixin: idsNow,
    serializers: { error: loggedError },
    redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`]), censor: '[removed]' },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/**
 * An error as it is logged: what kind it is and where it comes from. Its other properties stay out, since an HTTP client hangs whole
 * requests on its errors, and so do messages that are not ours: a parser quotes what it could not read, a client what it was answered.
 */
function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error
  const { stack, cause } = error
  const code = 'code' in error && /^[\w.-]{1,64}$/u.test(String(error.code)) ? String(error.code) : undefined
  return {
    type: error.constructor.name,
    ...(isOurs(error) ? { message: error.message } : {}),
    ...(code === undefined ? {} : { code }),
    stack: stack
      ?.split('\n')
      .filter((line) => /^\s+at /u.test(line))
      .map((line) => line.trim()),
    ...(cause === undefined ? {} : { cause: loggedError(cause) }),
  }
}

/** Written by us or by the engine, of the program and not of what people wrote. */
const isOurs = (error: Error): boolean =>
  error instanceof AppError || error instanceof StoreError || error instanceof OperatorError || error.constructor === TypeError

/** A log that keeps what it is told, for tests that look for an event, or for what must never be in a log. */
import { inspect } from 'node:util'
import type { Log, LogFields } from '#bot/ports/log.ts'

export type LogEntry = LogFields & { readonly level: keyof Log; readonly message: string }

export type RecordingLog = {
  readonly log: Log
  readonly entries: readonly LogEntry[]
  readonly events: () => readonly string[]
  /** Everything that was logged, errors with their messages, causes and stacks, as one text to search. */
  readonly text: () => string
}

export function recordingLog(): RecordingLog {
  const entries: LogEntry[] = []
  const at =
    (level: keyof Log) =>
    (fields: LogFields, message: string): void =>
      void entries.push({ ...fields, level, message })
  return {
    log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') },
    entries,
    events: () => entries.map(({ event }) => event),
    text: () => inspect(entries, { depth: null, maxStringLength: null, maxArrayLength: null }),
  }
}

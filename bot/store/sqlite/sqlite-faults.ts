/** What SQLite's result codes mean to whoever operates the service: what happened, why, and what to do. */
import type { StoreErrorCode } from '#bot/ports/document-store.ts'
import { StoreError } from '#bot/ports/document-store.ts'

type Fault = { readonly code: StoreErrorCode; readonly sentence: (file: string) => string; readonly retryAfterMs?: number }

const busy: Fault = {
  code: 'throttled',
  retryAfterMs: 1_000,
  sentence: (file) =>
    `Another process has held ${file} for more than 5 seconds, so nothing was written. Try again; if it lasts, find the process that holds the file (a backup tool, a SQLite shell) and stop it.`,
}
const readOnly: Fault = {
  code: 'misconfigured',
  sentence: (file) =>
    `${file} can be read but not written, so nothing was written. Give the service's user write access to the file and to its folder, or point COMMONPLACE_DATA at a folder that can be written.`,
}
const unopenable: Fault = {
  code: 'misconfigured',
  sentence: (file) =>
    `${file} cannot be opened. Check that its folder exists on a local disk and that the service's user may write there, or point COMMONPLACE_DATA at a folder that can be written.`,
}
const corrupt: Fault = {
  code: 'misconfigured',
  sentence: (file) =>
    `${file} is damaged or not a SQLite database, so nothing is read from it or written to it. Stop the service, keep a copy of the file, and put back the last backup.`,
}
const diskFull: Fault = {
  code: 'unavailable',
  sentence: (file) => `The disk that holds ${file} is full, so nothing was written. Free some space; what is stored can still be read.`,
}
const diskFails: Fault = {
  code: 'unavailable',
  sentence: (file) =>
    `The disk that holds ${file} refused to read or write. Check the disk, its quota and its mount (a network share is not supported); nothing half-written is kept.`,
}

/** Keyed by SQLite's primary result code. */
const faults: Readonly<Record<number, Fault>> = {
  3: unopenable,
  5: busy,
  6: busy,
  8: readOnly,
  10: diskFails,
  11: corrupt,
  13: diskFull,
  14: unopenable,
  18: { code: 'too-large', sentence: () => 'The document is larger than SQLite takes. Split it.' },
  23: unopenable,
  26: corrupt,
}

/** Runs work on the file and turns what SQLite reports about it into a StoreError; anything else (a bug) flies on. */
export function withSqliteFaults<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    const fault = faults[resultCode(error)]
    if (!fault) throw error
    const { code, sentence, retryAfterMs } = fault
    throw new StoreError(code, sentence(file), { cause: error, ...(retryAfterMs !== undefined && { retryAfterMs }) })
  }
}

/** As SQLite's own refusal, where the system refused before it. */
export const unopenableFile = (file: string, cause: unknown): StoreError =>
  new StoreError(unopenable.code, unopenable.sentence(file), { cause })

/** True when another connection holds what was wanted. */
export const isBusy = (error: unknown): boolean => faults[resultCode(error)] === busy

/** True when the file is damaged, or no database. */
export const isDamage = (error: unknown): boolean => faults[resultCode(error)] === corrupt

/** True when SQLite can't do what it was told with the tables that are there. */
export const isRefusedSql = (error: unknown): boolean => resultCode(error) === 1

/** The low byte of the extended result code that node:sqlite reports, or 0. */
function resultCode(error: unknown): number {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return 0
  return error.errcode & 0xff
}

/** What a fault of the store or of the program is to the person: the same on every edge. */
import { AppError } from '#domain/errors.ts'
import { StoreError } from './document-store.ts'

/** @returns the refusal itself, `store-busy` with a time to wait, or `unexpected` with the fault as its cause */
export function asRefusal(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof StoreError) {
    if (error.code === 'throttled' || error.code === 'unavailable') {
      return new AppError('store-busy', { retryAfterSeconds: Math.ceil((error.retryAfterMs ?? 2_000) / 1_000) }, { cause: error })
    }
    if (error.code === 'stale') return new AppError('stale-version', {}, { cause: error })
    if (error.code === 'too-large') return new AppError('too-large', {}, { cause: error })
  }
  return new AppError('unexpected', {}, { cause: error })
}

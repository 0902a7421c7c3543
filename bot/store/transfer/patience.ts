/** Calls of a store that is asked for a lot: they wait as long as it says, and again while it doesn't answer. */
import { StoreError, type DocumentStore } from '#bot/ports/document-store.ts'

export type Patience = {
  readonly read: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** @returns `taken`: an id exists; `unknown`: it may have happened. Look what is there, and write what is missing */
  readonly write: (work: () => Promise<unknown>) => Promise<'done' | 'taken' | 'unknown'>
}

const defaultPauseMs = 1_000
/** One after the other without an answer in between; throttling that lasts longer has another cause. */
const maxTries = 120
const maxUnanswered = 10

/** The same store, whose reads wait. */
export function patientReads(store: DocumentStore, { read }: Patience): DocumentStore {
  return {
    ...store,
    get: (...given) => read(() => store.get(...given)),
    query: (...given) => read(() => store.query(...given)),
    changes: (...given) => read(() => store.changes(...given)),
  }
}

export function createPatience(pause: (ms: number) => Promise<void>): Patience {
  let tries = 0
  let unanswered = 0

  /** @throws the error itself when waiting doesn't help */
  const wait = async (error: unknown): Promise<'throttled' | 'unavailable'> => {
    if (!(error instanceof StoreError) || (error.code !== 'throttled' && error.code !== 'unavailable')) throw error
    tries += 1
    if (error.code === 'unavailable') unanswered += 1
    if (tries > maxTries || unanswered > maxUnanswered) throw error
    await pause(error.retryAfterMs ?? defaultPauseMs)
    return error.code
  }
  const answered = (): void => {
    tries = 0
    unanswered = 0
  }

  return {
    async read(work) {
      for (;;) {
        try {
          const result = await work()
          answered()
          return result
        } catch (error) {
          await wait(error)
        }
      }
    },
    async write(work) {
      for (;;) {
        try {
          await work()
          answered()
          return 'done'
        } catch (error) {
          if (error instanceof StoreError && error.code === 'conflict') return 'taken'
          if ((await wait(error)) === 'unavailable') return 'unknown'
        }
      }
    },
  }
}

/** Read, change, write: again when somebody else wrote in between. */
import { StoreError } from '#bot/ports/document-store.ts'

/** Helped marks count up a resource while it is edited: more of them at one instant than a team has hands. */
const maxTries = 20

/** @param attempt - reads, changes and writes with the etag that it read; what it throws but `stale` ends it */
export async function changing<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof StoreError && error.code === 'stale') || tries === maxTries) throw error
    }
  }
}

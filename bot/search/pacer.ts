/** Long work in small pieces, so that everybody else gets a turn. */
import { setImmediate as nextTurn } from 'node:timers/promises'

/** @returns call it between pieces: it waits for a turn of the event loop once `budgetMs` have passed since the last */
export function createPacer(budgetMs: number): () => Promise<void> {
  let startedMs = performance.now()
  return async () => {
    if (performance.now() - startedMs < budgetMs) return
    await nextTurn()
    startedMs = performance.now()
  }
}

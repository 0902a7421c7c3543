/** Sharing a run between callers without ever giving a caller a run that began before its call. */

/**
 * Runs never overlap. A caller joins the run that waits to begin, or makes one wait; it never joins a run
 * under way, which may already have read what the caller must see. A run that fails fails for those who
 * joined it, and the next run is tried as if nothing had happened.
 */
export function coalesced<Result>(run: () => Promise<Result>): () => Promise<Result> {
  let latest: Promise<unknown> = Promise.resolve()
  let waiting: Promise<Result> | null = null

  const begin = (): Promise<Result> => {
    waiting = null
    return run()
  }

  return () => {
    if (waiting !== null) return waiting
    waiting = latest.then(begin, begin)
    latest = waiting
    return waiting
  }
}

/** Teams sends a message again when our answer got lost on the way: it is not answered a second time. */

export type Once = (key: string, work: () => Promise<boolean>) => Promise<void>

/**
 * Does the work of a key once, and lets whoever comes with the same key wait for it. Work that returns false or throws may be done again.
 * @param max - so many keys are remembered, the oldest are forgotten first
 */
export function createOnce(max: number): Once {
  const known = new Map<string, Promise<boolean>>()
  return async (key, work) => {
    const under = known.get(key)
    if (under !== undefined && (await under.catch(() => false))) return
    const done = work()
    known.set(key, done)
    if (known.size > max) known.delete(known.keys().next().value ?? key)
    try {
      if (await done) return
    } catch (error) {
      forget(known, key, done)
      throw error
    }
    forget(known, key, done)
  }
}

/** Unless somebody has begun anew meanwhile. */
function forget(known: Map<string, Promise<boolean>>, key: string, done: Promise<boolean>): void {
  if (known.get(key) === done) known.delete(key)
}

/** The public keys of one issuer: fetched when first wanted, kept through an outage, and never asked for in a storm. */
import { AppError } from '#domain/errors.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { IssuerKey } from './fetch-keys.ts'

export type KeySource = {
  /**
   * @param kid - the key's id, as the token's header names it
   * @returns null when the issuer has no such key
   * @throws AppError `sign-in-unreachable` when that can't be known: the issuer does not answer, and the key isn't among those it gave before
   */
  readonly key: (kid: string) => Promise<IssuerKey | null>
}

/** Issuers change their keys within days, and announce new ones before they use them. */
const maxAgeMs = 12 * 3_600_000
/** Tokens that name keys which don't exist must not become requests to the issuer. */
const coolDownMs = 30_000

/** @param deps.fetchKeys - rejects when the issuer can't be asked */
export function createKeySource(deps: { readonly fetchKeys: () => Promise<readonly IssuerKey[]>; readonly clock: Clock }): KeySource {
  let keys: ReadonlyMap<string, IssuerKey> = new Map()
  let fetchedAtMs = Number.NEGATIVE_INFINITY
  let triedAtMs = Number.NEGATIVE_INFINITY
  let lastFault: unknown = null
  let running: Promise<void> | null = null

  const fetchOnce = async (): Promise<void> => {
    try {
      keys = new Map((await deps.fetchKeys()).map((key) => [key.kid, key]))
      fetchedAtMs = deps.clock.nowMs()
      lastFault = null
    } catch (error) {
      lastFault = error ?? new Error('unknown')
    } finally {
      running = null
    }
  }

  /** Joins the fetch that runs, or begins one when the last was long enough ago. Never rejects. */
  const refresh = (): Promise<void> => {
    if (running !== null) return running
    if (deps.clock.nowMs() - triedAtMs < coolDownMs) return Promise.resolve()
    triedAtMs = deps.clock.nowMs()
    running = fetchOnce()
    return running
  }

  return {
    async key(kid) {
      const known = keys.get(kid)
      if (known !== undefined) {
        // Nobody is kept waiting for keys that are only old.
        if (deps.clock.nowMs() - fetchedAtMs > maxAgeMs) void refresh()
        return known
      }
      await refresh()
      const fresh = keys.get(kid)
      if (fresh !== undefined) return fresh
      if (lastFault !== null) throw new AppError('sign-in-unreachable', {}, { cause: lastFault })
      return null
    },
  }
}

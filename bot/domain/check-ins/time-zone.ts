/** Which time zone counts for somebody, when what we were told may be anything. */

/**
 * @param names - the best first: what the person set, what Teams says of their device, the team's
 * @returns the first that is an IANA name or an alias of one, in the spelling of this machine's data; `UTC` when none is, and then
 *   `isGuess`: the person is told
 */
export function usableZone(names: readonly (string | null | undefined)[]): { readonly zone: string; readonly isGuess: boolean } {
  for (const name of names) {
    const zone = knownZone(name ?? '')
    if (zone !== null) return { zone, isGuess: false }
  }
  return { zone: 'UTC', isGuess: true }
}

/** The clock that somebody is asked by; `isGuess`: nobody knows theirs, and this is their team's, or no more than UTC. */
export function ownClock(
  known: { readonly zone: string | null; readonly deviceZone: string | null },
  teamZone: string | undefined,
): { readonly zone: string; readonly isGuess: boolean } {
  const own = usableZone([known.zone, known.deviceZone])
  return own.isGuess ? { zone: usableZone([teamZone]).zone, isGuess: true } : own
}

/** Each as this machine spells it. Making a formatter only to look takes a tenth of a millisecond, and memory that is slow to come back. */
const knownNames: ReadonlySet<string> = new Set(Intl.supportedValuesOf('timeZone'))

/** @returns null for what is no zone; an offset such as `+02:00` is none, since it knows nothing of summer */
export function knownZone(name: string): string | null {
  if (knownNames.has(name)) return name
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/u.test(name) || /^(?:UTC|GMT)[+-]/iu.test(name)) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

/** The time zones that this browser knows. */

/** More would be slow to draw, and nobody reads them. */
const maxShown = 40

/**
 * @param typed - parts of a name such as `buenos`; empty: the zones of the same region as the chosen one
 * @param chosen - IANA name
 */
export function zonesFor(typed: string, chosen: string | null): { readonly zones: readonly string[]; readonly hasMore: boolean } {
  const known = withUtc(Intl.supportedValuesOf('timeZone'))
  const words = readable(typed).split(' ').filter(Boolean)
  const found =
    words.length === 0
      ? known.filter((zone) => regionOf(zone) === regionOf(chosen ?? 'Europe/'))
      : known.filter((zone) => words.every((word) => readable(zone).includes(word)))
  // A chosen zone stands in the list under the name it has here, also an old one.
  const zones = words.length === 0 && chosen !== null && !found.includes(chosen) ? [chosen, ...found] : found
  return { zones: zones.slice(0, maxShown), hasMore: zones.length > maxShown }
}

const withUtc = (zones: readonly string[]): readonly string[] => (zones.includes('UTC') ? zones : [...zones, 'UTC'])

const regionOf = (zone: string): string => zone.split('/')[0] ?? zone

const readable = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[_/\s]+/gu, ' ')
    .trim()

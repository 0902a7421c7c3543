/** What the page's address says: who, which theme and language (`?person=ana&theme=dark&locale=de`), and in its hash where one is. */

export const themeNames = ['light', 'dark', 'contrast'] as const
export type ThemeName = (typeof themeNames)[number]

export type Spot = {
  readonly conversationId: string
  /** `posts` is what was said; else the id of one of the app's tabs there. */
  readonly tab: string
}

export type Address = {
  readonly person: string | null
  readonly theme: ThemeName
  /** Passed on to the app; null: the world's own. */
  readonly locale: string | null
  readonly spot: Spot | null
}

export function readAddress({ search, hash }: { readonly search: string; readonly hash: string }): Address {
  const query = new URLSearchParams(search)
  const theme = query.get('theme')
  return {
    person: query.get('person'),
    theme: themeNames.find((name) => name === theme) ?? 'light',
    locale: query.get('locale'),
    spot: readSpot(hash),
  }
}

/** The address of the same page for this person, theme and place. */
export function writeAddress({ person, theme, locale, spot }: Address): string {
  const query = new URLSearchParams({ ...(person !== null && { person }), theme, ...(locale !== null && { locale }) })
  return `?${query.toString()}${spot === null ? '' : `#${encodeURIComponent(spot.tab)}/${encodeURIComponent(spot.conversationId)}`}`
}

function readSpot(hash: string): Spot | null {
  const [, tab, id] = /^#([^/]+)\/(.+)$/u.exec(hash) ?? []
  if (tab === undefined || id === undefined) return null
  return { tab: decodeURIComponent(tab), conversationId: decodeURIComponent(id) }
}

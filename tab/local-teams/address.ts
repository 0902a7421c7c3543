/** What the page's address says: who, which theme and language (`?person=ana&theme=dark&locale=de`), and in its hash where one is. */

export const themeNames = ['light', 'dark', 'contrast'] as const
export type ThemeName = (typeof themeNames)[number]

export type Spot = {
  readonly conversationId: string
  /** `app` is the tab of Commonplace in a channel. */
  readonly tab: 'posts' | 'app'
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
  return `?${query.toString()}${spot === null ? '' : `#${spot.tab}/${encodeURIComponent(spot.conversationId)}`}`
}

function readSpot(hash: string): Spot | null {
  const [, tab, id] = /^#(posts|app)\/(.+)$/u.exec(hash) ?? []
  if (id === undefined) return null
  return { tab: tab === 'app' ? 'app' : 'posts', conversationId: decodeURIComponent(id) }
}

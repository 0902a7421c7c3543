/** What a deep link into the tab asks for. Whoever writes the link chooses this text. */

export type SubPage =
  | { readonly area: 'library'; readonly id: string }
  /** Such as `2026-W48`; null: all weeks. */
  | { readonly area: 'check-ins'; readonly id: string | null }
  | { readonly area: 'settings'; readonly id: null }

/** An id that no resource has: the library opens and says that this is not here. */
const nowhere = 'unknown'

/** @returns null for no deep link, and for one to the library as a whole */
export function readSubPage(subPageId: string | undefined): SubPage | null {
  const text = subPageId ?? ''
  if (text === '' || text === 'library') return null
  if (text === 'settings') return { area: 'settings', id: null }
  const [isCheckIns, week = null] = /^check-ins(?:\/(\d{4}-W\d{2}))?$/u.exec(text) ?? []
  if (isCheckIns !== undefined) return { area: 'check-ins', id: week }
  const id = /^library\/([0-9a-f-]{36})$/iu.exec(text)?.[1]
  return { area: 'library', id: id?.toLowerCase() ?? nowhere }
}

/**
 * Where in the tab it is: the library in a team's, check-ins in a person's own, settings in both.
 * @returns null when this tab has no such place
 */
export function pathOf(subPage: SubPage | null, isTeamTab: boolean): string | null {
  if (subPage === null || subPage.area === (isTeamTab ? 'check-ins' : 'library')) return null
  return subPage.id === null ? `/tab/${subPage.area}` : `/tab/${subPage.area}/${subPage.id}`
}

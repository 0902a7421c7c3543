/** What a deep link into the tab asks for. Whoever writes the link chooses this text. */

export type SubPage = { readonly area: 'library'; readonly id: string }

/** An id that no resource has: the library opens and says that this is not here. */
const nowhere = 'unknown'

/** @returns null for no deep link, and for one to the library as a whole */
export function readSubPage(subPageId: string | undefined): SubPage | null {
  const text = subPageId ?? ''
  if (text === '' || text === 'library') return null
  const id = /^library\/([0-9a-f-]{36})$/iu.exec(text)?.[1]
  return { area: 'library', id: id?.toLowerCase() ?? nowhere }
}

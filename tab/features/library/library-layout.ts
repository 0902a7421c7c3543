/** How the Library's panes stand beside each other, by the width of their container. */

export type DetailMode = 'pane' | 'drawer' | 'page'
export type LibraryLayout = { readonly hasRail: boolean; readonly detail: DetailMode; readonly detailWidth: number }

const railWidth = 232
const minRailContainer = 960
const minListBesideDetail = 560

/** @param width - in px; 0 while it isn't known, which counts as wide enough for everything */
export function libraryLayout(width: number, isDetailOpen: boolean): LibraryLayout {
  const detail: DetailMode = width === 0 || width >= 800 ? 'pane' : width >= 480 ? 'drawer' : 'page'
  const detailWidth = Math.min(472, Math.round(width * 0.42))
  const isSqueezed = isDetailOpen && detail === 'pane' && width - railWidth - detailWidth < minListBesideDetail
  return { hasRail: width >= minRailContainer && !isSqueezed, detail, detailWidth }
}

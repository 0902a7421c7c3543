/** The team tab's Library: filters, list, and the open resource beside or over it. */
import { lazy, useCallback, useEffect, useRef, useState } from 'react'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useLiveLibrary, useResourceList } from '#tab/api/resources.ts'
import { EmptyLibrary, type Starter } from '#tab/features/library/empty-library.tsx'
import { ChosenFilters } from '#tab/features/library/filters/chosen-filters.tsx'
import { FilterRail } from '#tab/features/library/filters/filter-rail.tsx'
import { libraryLayout } from '#tab/features/library/library-layout.ts'
import { countFilters, queryOf, toggleTag } from '#tab/features/library/library-view.ts'
import { ListBar } from '#tab/features/library/list/list-bar.tsx'
import { ResourceList, type Opening } from '#tab/features/library/list/resource-list.tsx'
import { SearchAndShare } from '#tab/features/library/search-and-share.tsx'
import { useLibraryView } from '#tab/features/library/use-library-view.ts'
import { useTeamId, useTexts } from '#tab/host/host-context.ts'
import { useWidth } from '#tab/hooks/use-width.ts'
import { useHiddenStyles } from '#tab/ui/hidden.ts'
import { LazyPart } from '#tab/ui/lazy-part.tsx'
import { PageHeader, teamAreas } from '#tab/ui/page-header.tsx'

const DetailSurface = lazy(async () => ({ default: (await import('#tab/features/library/detail/detail-surface.tsx')).DetailSurface }))
const ShareDialog = lazy(async () => ({ default: (await import('#tab/features/share/share-dialog.tsx')).ShareDialog }))
const DeletedDialog = lazy(async () => ({ default: (await import('#tab/features/library/deleted/deleted-dialog.tsx')).DeletedDialog }))

const useStyles = makeStyles({
  page: {
    height: '100vh',
    display: 'grid',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    gridTemplateColumns: 'minmax(0, 1fr)',
    containerType: 'inline-size',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  body: { display: 'flex', minHeight: 0, position: 'relative' },
  rail: {
    width: '232px',
    flexShrink: 0,
    overflowY: 'auto',
    borderInlineEndWidth: '1px',
    borderInlineEndStyle: 'solid',
    borderInlineEndColor: tokens.colorNeutralStroke2,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  list: {
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    display: 'grid',
    gridTemplateRows: 'auto auto minmax(0, 1fr)',
    gridTemplateColumns: 'minmax(0, 1fr)',
    containerType: 'inline-size',
  },
  empty: { display: 'block', overflowY: 'auto' },
  // Kept where it is, so that it is found again as it was left.
  covered: { visibility: 'hidden' },
  detail: { flexShrink: 0, minHeight: 0 },
})

export function LibraryPage({ openId }: { readonly openId: string | null }) {
  const styles = useStyles()
  const { hidden } = useHiddenStyles()
  const { areas, library: texts } = useTexts()
  const teamId = useTeamId()
  const { view, typed, type, change, open, clearWords, clearFilters } = useLibraryView(openId)
  const library = useLiveLibrary(teamId)
  const list = useResourceList(teamId, queryOf(view), view.sort)
  const [bodyRef, width] = useWidth()
  const [sharing, setSharing] = useState<{ readonly isOpen: boolean; readonly starter: Starter | null } | null>(null)
  const [showsDeleted, setShowsDeleted] = useState(false)
  const [focusRequest, setFocusRequest] = useState(openId === null ? 0 : 1)
  const listRef = useRef<HTMLDivElement>(null)
  const layout = libraryLayout(width, openId !== null)
  const listWidth = width - (layout.hasRail ? 232 : 0) - (openId !== null && layout.detail === 'pane' ? layout.detailWidth : 0)
  const isEmpty = library.data?.total === 0 && openId === null
  const first = list.data?.pages[0]
  const words = list.isPlaceholderData ? '' : view.words.trim()
  const rail = { library: library.data, view, onChange: change, onShowDeleted: () => setShowsDeleted(true) }

  const openFromList = (resourceId: string, how: Opening): void => {
    open(resourceId, how !== 'follow')
    if (how === 'key' || (how === 'click' && layout.detail !== 'pane')) setFocusRequest((request) => request + 1)
  }
  const focusInList = (selector: string): void => {
    // After the page has been drawn without what had the focus.
    requestAnimationFrame(() => listRef.current?.querySelector<HTMLElement>(selector)?.focus())
  }
  /** Whoever reads on goes on where they were; after a deletion, with the row that takes its place. */
  const closeDetail = (isDeleted: boolean): void => {
    const items = list.data?.pages.flatMap((page) => page.items) ?? []
    const at = items.findIndex(({ resourceId }) => resourceId === openId)
    const next = isDeleted ? (items[at + 1] ?? items[at - 1])?.resourceId : openId
    open(null, true)
    focusInList(`[data-row="${next ?? ''}"]`)
  }
  const share = useCallback((starter: Starter | null = null) => setSharing({ isOpen: true, starter }), [])
  useEffect(() => {
    document.title = areas.library
  }, [areas])

  return (
    <div className={styles.page}>
      <PageHeader areas={teamAreas} current="library">
        {isEmpty ? null : (
          <SearchAndShare
            total={library.data?.total}
            typed={typed}
            onType={type}
            onShare={() => share()}
            firstRow={() => listRef.current?.querySelector<HTMLElement>('[data-row]') ?? null}
          />
        )}
      </PageHeader>
      <main ref={bodyRef} className={styles.body}>
        <h1 className={hidden}>{areas.library}</h1>
        {layout.hasRail ? (
          <div className={styles.rail}>
            <FilterRail {...rail} />
          </div>
        ) : null}
        <div
          ref={listRef}
          className={mergeClasses(styles.list, isEmpty && styles.empty, openId !== null && layout.detail === 'page' && styles.covered)}
        >
          {isEmpty ? (
            <EmptyLibrary onShare={share} />
          ) : (
            <>
              <ListBar {...rail} hasRail={layout.hasRail} total={first?.total} words={first === undefined ? '' : words} />
              <ChosenFilters view={view} onChange={change} whenEmpty={() => listRef.current?.querySelector('button')} />
              <ResourceList
                list={list}
                words={view.words.trim()}
                follows={layout.detail === 'pane'}
                width={listWidth}
                openId={openId}
                onOpen={openFromList}
                isFiltered={countFilters(view) > 0}
                onClearWords={() => {
                  clearWords()
                  focusInList('button')
                }}
                onClearFilters={() => {
                  clearFilters()
                  focusInList('button')
                }}
                onShare={() => share()}
              />
            </>
          )}
        </div>
        {openId === null ? null : (
          <div className={styles.detail} style={layout.detail === 'pane' ? { width: `${String(layout.detailWidth)}px` } : undefined}>
            <LazyPart label={texts.loading}>
              <DetailSurface
                mode={layout.detail}
                resourceId={openId}
                summary={list.data?.pages.flatMap((page) => page.items).find(({ resourceId }) => resourceId === openId)}
                focusRequest={focusRequest}
                onClose={() => closeDetail(false)}
                onDeleted={() => closeDetail(true)}
                onTag={(tag) => change(view.tags.includes(tag) ? view : toggleTag(view, tag))}
              />
            </LazyPart>
          </div>
        )}
      </main>
      {sharing === null ? null : (
        <LazyPart label={texts.loading} fallback={null}>
          <ShareDialog
            isOpen={sharing.isOpen}
            starter={sharing.starter}
            onClose={() => setSharing({ isOpen: false, starter: null })}
            onShared={(resourceId) => openFromList(resourceId, 'key')}
          />
        </LazyPart>
      )}
      {showsDeleted ? (
        <LazyPart label={texts.loading} fallback={null}>
          <DeletedDialog onClose={() => setShowsDeleted(false)} />
        </LazyPart>
      ) : null}
    </div>
  )
}

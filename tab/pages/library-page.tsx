/** The team tab's Library: header, list, and beside it the open resource. */
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { Button, makeStyles, mergeClasses, SearchBox, Tab, TabList, tokens, useRestoreFocusTarget } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useLocation, useSearchParams } from 'wouter'
import { useResourceList } from '#tab/api/resources.ts'
import { ResourceDetail } from '#tab/features/library/resource-detail.tsx'
import { ResourceList } from '#tab/features/library/resource-list.tsx'
import { ShareDialog } from '#tab/features/share/share-dialog.tsx'
import { useHost, useTexts } from '#tab/host/host-context.ts'
import { useDebounced } from '#tab/hooks/use-debounced.ts'

const searchDelayMs = 80

const useStyles = makeStyles({
  page: {
    height: '100vh',
    display: 'grid',
    gridTemplateRows: 'auto 1fr',
    gridTemplateColumns: 'minmax(0, 1fr)',
    containerType: 'inline-size',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  header: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '56px',
    padding: '0 24px 0 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@container (max-width: 640px)': { padding: '8px 12px', flexWrap: 'wrap' },
  },
  areas: { flexGrow: 1, '@container (max-width: 640px)': { flexBasis: '100%' } },
  search: { width: '320px', maxWidth: 'none', '@container (max-width: 640px)': { flex: '1 1 0', minWidth: '120px' } },
  shareText: { '@container (max-width: 480px)': { display: 'none' } },
  share: { '@container (max-width: 480px)': { minWidth: '32px' } },
  body: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', minHeight: 0 },
  bodyWithDetail: {
    gridTemplateColumns: 'minmax(0, 1fr) minmax(320px, 40%)',
    '@container (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  heading: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: 0,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  list: { minHeight: 0, minWidth: 0, overflowY: 'auto', containerType: 'inline-size' },
  listBehind: { '@container (max-width: 800px)': { display: 'none' } },
  detail: {
    minHeight: 0,
    minWidth: 0,
    overflowY: 'auto',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    '@container (max-width: 800px)': { borderLeft: 'none' },
  },
})

export function LibraryPage({ openId }: { readonly openId: string | null }) {
  const styles = useStyles()
  const texts = useTexts()
  const { teamId } = useHost()
  const [, navigate] = useLocation()
  const [searchParams, setSearchParams] = useSearchParams()
  const [typed, setTyped] = useState(searchParams.get('q') ?? '')
  const [isSharing, setIsSharing] = useState(false)
  const query = useDebounced(typed, searchDelayMs)
  const searchRef = useRef<HTMLInputElement>(null)
  const list = useResourceList(teamId, query)
  const everything = useResourceList(teamId, '')
  const total = everything.data?.pages[0]?.total

  useEffect(() => {
    setSearchParams(query === '' ? {} : { q: query }, { replace: true })
  }, [query, setSearchParams])
  useSlash(searchRef)

  const search = query === '' ? '' : `?q=${encodeURIComponent(query)}`
  const open = useCallback(
    (resourceId: string | null) => navigate(`/library${resourceId === null ? '' : `/${resourceId}`}${search}`),
    [navigate, search],
  )
  const clear = useCallback(() => {
    setTyped('')
    searchRef.current?.focus()
  }, [])
  const listRef = useRef<HTMLDivElement>(null)
  const restoreTarget = useRestoreFocusTarget()
  const closeDetail = useCallback(() => {
    const closed = openId
    open(null)
    // Whoever reads on goes on where they were.
    requestAnimationFrame(() => listRef.current?.querySelector<HTMLElement>(`[data-row="${closed ?? ''}"]`)?.focus())
  }, [open, openId])
  const fromSearch = (event: KeyboardEvent): void => {
    const first = listRef.current?.querySelector<HTMLElement>('[data-row]')
    if (first === null || first === undefined || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return
    event.preventDefault()
    if (event.key === 'Enter') first.click()
    else first.focus()
  }
  const searchLabel = useMemo(() => (total === undefined ? texts.library.searchLabel : texts.library.search(total)), [texts, total])
  const isEmpty = total === 0

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <TabList selectedValue="library" className={styles.areas} aria-label={texts.appName}>
          <Tab value="library">{texts.areas.library}</Tab>
        </TabList>
        {isEmpty ? null : (
          <>
            <SearchBox
              className={styles.search}
              input={{ ref: searchRef }}
              aria-label={texts.library.searchLabel}
              placeholder={searchLabel}
              value={typed}
              onChange={(_event, { value }) => setTyped(value)}
              onKeyDown={fromSearch}
            />
            <Button
              appearance="primary"
              icon={<AddRegular />}
              className={styles.share}
              aria-label={texts.share.action}
              onClick={() => setIsSharing(true)}
              {...restoreTarget}
            >
              <span className={styles.shareText}>{texts.share.action}</span>
            </Button>
          </>
        )}
      </header>
      <main className={mergeClasses(styles.body, openId !== null && styles.bodyWithDetail)}>
        <div ref={listRef} className={mergeClasses(styles.list, openId !== null && styles.listBehind)}>
          <h1 className={styles.heading}>{texts.areas.library}</h1>
          <ResourceList list={list} openId={openId} onOpen={open} onClear={clear} onShare={() => setIsSharing(true)} />
        </div>
        {openId === null ? null : (
          <aside className={styles.detail} aria-label={texts.library.details}>
            <ResourceDetail key={openId} resourceId={openId} onClose={closeDetail} />
          </aside>
        )}
      </main>
      <ShareDialog isOpen={isSharing} onClose={() => setIsSharing(false)} onShared={(resourceId) => open(resourceId)} />
    </div>
  )
}

/** `/` goes to the search box, from anywhere but a field. */
function useSlash(searchRef: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable], [role="dialog"]') !== null
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      searchRef.current?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [searchRef])
}

/** The list with its four faces: loading, empty, failed, full. */
import { useRef, type KeyboardEvent } from 'react'
import { Button, Caption1, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components'
import { BookOpenRegular } from '@fluentui/react-icons/svg/book-open'
import { SearchInfoRegular } from '@fluentui/react-icons/svg/search-info'
import type { useResourceList } from '#tab/api/resources.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { EmptyFace, FailedFace, LoadingFace } from '#tab/ui/face.tsx'
import { ResourceRow } from './resource-row.tsx'

export type ResourceListProps = {
  readonly list: ReturnType<typeof useResourceList>
  readonly openId: string | null
  readonly onOpen: (resourceId: string | null) => void
  readonly onClear: () => void
  readonly onShare: () => void
}

const useStyles = makeStyles({
  count: {
    display: 'flex',
    alignItems: 'center',
    minHeight: '44px',
    padding: '0 20px',
    color: tokens.colorNeutralForeground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    // Beside an open resource its line meets that of the resource, however far the list is scrolled.
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  list: { listStyle: 'none', margin: 0, padding: '8px' },
  more: { display: 'grid', justifyContent: 'center', padding: '12px' },
})

export function ResourceList({ list, openId, onOpen, onClear, onShare }: ResourceListProps) {
  const styles = useStyles()
  const texts = useTexts()
  const listRef = useRef<HTMLUListElement>(null)
  const restoreTarget = useRestoreFocusTarget()
  const pages = list.data?.pages
  const retry = (
    <Button size="small" onClick={() => void list.refetch()}>
      {texts.library.tryAgain}
    </Button>
  )
  const failed = list.isError ? (
    <FailedFace title={texts.library.failedTitle} error={list.error}>
      {retry}
    </FailedFace>
  ) : null
  if (pages === undefined) return failed ?? <LoadingFace label={texts.library.loading} />

  const showMore = async (): Promise<void> => {
    const before = rowsOf(listRef.current).length
    await list.fetchNextPage()
    // The button may be gone, and the focus with it: it goes on at the first of the new rows.
    requestAnimationFrame(() => rowsOf(listRef.current)[before]?.focus())
  }
  const items = dedupe(pages.flatMap((page) => page.items))
  const total = pages[0]?.total ?? 0
  const query = pages[0]?.query ?? ''
  if (items.length === 0 && query.trim() === '') {
    return (
      <EmptyFace icon={<BookOpenRegular />} title={texts.library.emptyTitle} text={texts.library.emptyText}>
        <Button appearance="primary" onClick={onShare} {...restoreTarget}>
          {texts.share.first}
        </Button>
      </EmptyFace>
    )
  }
  return (
    <>
      <div className={styles.count}>
        <Caption1 role="status">{query.trim() === '' ? texts.library.count(total) : texts.library.countFor(total, query.trim())}</Caption1>
      </div>
      {failed}
      {items.length === 0 ? (
        <EmptyFace icon={<SearchInfoRegular />} title={texts.library.nothingFoundTitle(query.trim())} text={texts.library.nothingFoundText}>
          <Button onClick={onClear}>{texts.library.clearSearch}</Button>
          <Button appearance="subtle" onClick={onShare} {...restoreTarget}>
            {texts.share.action}
          </Button>
        </EmptyFace>
      ) : (
        <ul ref={listRef} className={styles.list} aria-label={texts.library.list}>
          {items.map((resource) => (
            <ResourceRow
              key={resource.resourceId}
              resource={resource}
              isOpen={resource.resourceId === openId}
              onOpen={() => onOpen(resource.resourceId)}
              onKeyDown={(event) => moveInList(event, listRef.current)}
            />
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <div className={styles.more}>
          <Button disabledFocusable={list.isFetchingNextPage} onClick={() => void showMore()}>
            {list.isFetchingNextPage ? texts.library.loadingMore : texts.library.loadMore}
          </Button>
        </div>
      ) : null}
    </>
  )
}

/** Pages of a ranking can overlap when something was shared between them. */
function dedupe<Item extends { readonly resourceId: string }>(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [item.resourceId, item])).values()]
}

const rowsOf = (list: HTMLElement | null): readonly HTMLElement[] => [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]

/** Arrow keys, Home and End move between rows. */
function moveInList(event: KeyboardEvent, list: HTMLElement | null): void {
  const rows = rowsOf(list)
  const at = rows.findIndex((row) => row === document.activeElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
  if (to === undefined || at < 0) return
  event.preventDefault()
  rows[to]?.focus()
}

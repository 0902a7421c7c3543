/** The list with its four faces: loading, empty, failed, full. */
import { useCallback } from 'react'
import { Button, makeStyles, Spinner, useRestoreFocusTarget } from '@fluentui/react-components'
import { SearchInfoRegular } from '@fluentui/react-icons/svg/search-info'
import type { ResourceSummaryReply } from '#domain/api/replies.ts'
import type { TabTexts } from '#domain/texts/tab-texts.ts'
import type { useResourceList } from '#tab/api/resources.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDelayedCall } from '#tab/hooks/use-delayed-call.ts'
import { EmptyFace, FailedFace, LoadingFace } from '#tab/ui/face.tsx'
import { VirtualList } from '#tab/ui/virtual-list.tsx'
import { ResourceRow } from './resource-row.tsx'

/** `click` opens beside the list, `key` opens and reads on there, `follow` only shows what the arrow keys came to. */
export type Opening = 'click' | 'key' | 'follow'

export type ResourceListProps = {
  readonly list: ReturnType<typeof useResourceList>
  readonly words: string
  readonly isFiltered: boolean
  /** The open resource stands beside the list, and follows the arrow keys. */
  readonly follows: boolean
  /** Of the list, in px. */
  readonly width: number
  readonly openId: string | null
  readonly onOpen: (resourceId: string, how: Opening) => void
  readonly onClearWords: () => void
  readonly onClearFilters: () => void
  readonly onShare: () => void
}

const followMs = 150

const useStyles = makeStyles({
  full: { display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr) auto', minHeight: 0, height: '100%' },
  more: { padding: '8px' },
})

export function ResourceList({
  list,
  words,
  isFiltered,
  follows,
  width,
  openId,
  onOpen,
  onClearWords,
  onClearFilters,
  onShare,
}: ResourceListProps) {
  const styles = useStyles()
  const texts = useTexts()
  const restoreTarget = useRestoreFocusTarget()
  const follow = useDelayedCall(followMs)
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
  const pages = list.data?.pages
  const failed = list.isError ? (
    <FailedFace title={isFetchNextPageError ? texts.library.moreFailed : texts.library.failedTitle} error={list.error}>
      <Button size="small" onClick={() => void (isFetchNextPageError ? list.fetchNextPage() : list.refetch())}>
        {texts.library.tryAgain}
      </Button>
    </FailedFace>
  ) : null
  if (pages === undefined) return failed ?? <LoadingFace label={texts.library.loading} />

  const items = dedupe(pages.flatMap((page) => page.items))
  if (items.length === 0) {
    return (
      <>
        {failed}
        <EmptyFace icon={<SearchInfoRegular />} {...emptyWords(texts.library, words, isFiltered)}>
          {isFiltered ? <Button onClick={onClearFilters}>{texts.library.filters.clear}</Button> : null}
          {words === '' ? null : <Button onClick={onClearWords}>{texts.library.clearSearch}</Button>}
          <Button appearance="subtle" onClick={onShare} {...restoreTarget}>
            {texts.share.action}
          </Button>
        </EmptyFace>
      </>
    )
  }
  return (
    <div className={styles.full}>
      <div>{isFetchNextPageError ? null : failed}</div>
      <VirtualList
        items={items}
        keyOf={keyOf}
        renderRow={(resource) => (
          <ResourceRow
            resource={resource}
            isOpen={resource.resourceId === openId}
            onOpen={(isByKey) => onOpen(resource.resourceId, isByKey ? 'key' : 'click')}
          />
        )}
        label={texts.library.list}
        total={pages[0]?.total ?? items.length}
        estimatedRowHeight={width > 640 ? 65 : 87}
        listId={`${pages[0]?.sort ?? ''} ${pages[0]?.query ?? ''}`}
        currentKey={openId}
        onNearEnd={loadMore}
        onMove={({ resourceId }) => {
          if (follows) follow(() => onOpen(resourceId, 'follow'))
        }}
      />
      <div>
        {isFetchNextPageError ? failed : null}
        {isFetchingNextPage ? <Spinner className={styles.more} size="tiny" label={texts.library.loadingMore} /> : null}
      </div>
    </div>
  )
}

/** Nobody is said to have shared nothing while a filter may hide it. */
function emptyWords(library: TabTexts['library'], words: string, isFiltered: boolean): { readonly title: string; readonly text: string } {
  if (words === '') return { title: library.nothingHereTitle, text: library.nothingHereText }
  if (isFiltered) return { title: library.nothingFilteredTitle(words), text: library.nothingFilteredText }
  return { title: library.nothingFoundTitle(words), text: library.nothingFoundText }
}

const keyOf = ({ resourceId }: ResourceSummaryReply): string => resourceId

/** Pages of a ranking can overlap when something was shared between them. */
function dedupe(items: readonly ResourceSummaryReply[]): readonly ResourceSummaryReply[] {
  return [...new Map(items.map((item) => [item.resourceId, item])).values()]
}

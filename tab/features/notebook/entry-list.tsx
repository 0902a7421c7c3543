/** What I kept, newest first, with its four faces. */
import { Button } from '@fluentui/react-components'
import { NotebookRegular } from '@fluentui/react-icons/svg/notebook'
import type { EntryReply } from '#domain/api/replies.ts'
import { useNotebook } from '#tab/api/personal.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useFocusNeighbour } from '#tab/hooks/use-focus-neighbour.ts'
import { useCardStyles } from '#tab/ui/card-list.ts'
import { EmptyFace, FailedFace, LoadingFace } from '#tab/ui/face.tsx'
import { EntryRow } from './entry-row.tsx'

export type EntryListProps = {
  readonly onPassOn: (entry: EntryReply) => void
  /** Where the focus goes with the last entry. */
  readonly whenEmpty: () => HTMLElement | null
}

export function EntryList({ onPassOn, whenEmpty }: EntryListProps) {
  const cards = useCardStyles()
  const { notebook: texts } = useTexts().personal
  const notebook = useNotebook()
  const listRef = useFocusNeighbour(whenEmpty)
  const failed = notebook.isError ? (
    <FailedFace title={texts.failed} error={notebook.error}>
      <Button size="small" onClick={() => void notebook.refetch()}>
        {texts.tryAgain}
      </Button>
    </FailedFace>
  ) : null
  if (notebook.data === undefined) return failed ?? <LoadingFace label={texts.loading} />
  const entries = notebook.data.pages.flatMap((page) => page.items)
  return (
    <>
      {failed}
      <div ref={listRef}>
        {entries.length === 0 ? (
          <EmptyFace icon={<NotebookRegular />} title={texts.emptyTitle} text={texts.emptyText} />
        ) : (
          <ul className={cards.list} aria-label={texts.list}>
            {entries.map((entry) => (
              <EntryRow key={entry.entryId} entry={entry} onPassOn={() => onPassOn(entry)} />
            ))}
          </ul>
        )}
      </div>
      {notebook.hasNextPage ? (
        <Button disabledFocusable={notebook.isFetchingNextPage} onClick={() => void notebook.fetchNextPage()}>
          {notebook.isFetchingNextPage ? texts.loadingMore : texts.showMore}
        </Button>
      ) : null}
    </>
  )
}

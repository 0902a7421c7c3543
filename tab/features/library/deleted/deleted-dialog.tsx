/** What was deleted in the last thirty days: brought back with one press, or removed for good, which asks first. */
import { useRef, useState } from 'react'
import { Body1Strong, Button, Caption1, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { useDeleted, useRemoveResource, useRestoreResource, type DeletedResource } from '#tab/api/deletions.ts'
import { useTeamId, useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { useFocusNeighbour } from '#tab/hooks/use-focus-neighbour.ts'
import { DialogFrame } from '#tab/ui/dialog-frame.tsx'
import { EmptyFace, FailedFace, LoadingFace } from '#tab/ui/face.tsx'
import { KindTile } from '#tab/ui/kind-tile.tsx'
import { dayOf } from '#tab/ui/relative-date.tsx'
import { RemoveQuestion } from './remove-question.tsx'

const useStyles = makeStyles({
  text: { margin: '0 0 8px', color: tokens.colorNeutralForeground2 },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '4px 12px',
    padding: '10px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 480px)': { gridTemplateColumns: '32px minmax(0, 1fr)' },
  },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  muted: { color: tokens.colorNeutralForeground3 },
  buttons: { display: 'flex', gap: '8px', flexWrap: 'wrap', '@media (max-width: 480px)': { gridColumn: 2 } },
})

export function DeletedDialog({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles()
  const { library, share } = useTexts()
  const texts = library.deleted
  const teamId = useTeamId()
  const deleted = useDeleted(teamId)
  const restore = useRestoreResource(teamId)
  const remove = useRemoveResource(teamId)
  const [asked, setAsked] = useState<DeletedResource | null>(null)
  const closeButton = useRef<HTMLElement>(null)
  const listRef = useFocusNeighbour(() => closeButton.current)
  const items = deleted.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <DialogFrame
      title={texts.title}
      width={680}
      contentRef={listRef}
      onClose={onClose}
      buttons={
        <Button
          ref={(button: HTMLElement | null) => {
            closeButton.current = button
          }}
          appearance="primary"
          onClick={onClose}
        >
          {share.close}
        </Button>
      }
    >
      <p className={styles.text}>{texts.text}</p>
      {deleted.isError ? (
        <FailedFace title={texts.failed} error={deleted.error}>
          <Button size="small" onClick={() => void deleted.refetch()}>
            {library.tryAgain}
          </Button>
        </FailedFace>
      ) : deleted.isPending ? (
        <LoadingFace label={texts.loading} />
      ) : items.length === 0 ? (
        <EmptyFace icon={<DeleteRegular />} title={texts.emptyTitle} text="" />
      ) : (
        <ul className={styles.list} aria-label={texts.title}>
          {items.map((item) => (
            <Row key={item.resourceId} item={item} onRestore={() => restore.mutate(item)} onRemove={() => setAsked(item)} />
          ))}
        </ul>
      )}
      {deleted.hasNextPage ? (
        <Button disabledFocusable={deleted.isFetchingNextPage} onClick={() => void deleted.fetchNextPage()}>
          {texts.showMore}
        </Button>
      ) : null}
      {asked === null ? null : (
        <RemoveQuestion
          title={asked.title}
          onKeep={() => setAsked(null)}
          onRemove={() => {
            remove.mutate(asked)
            setAsked(null)
            // Its row goes away; what was asked about it is over.
            requestAnimationFrame(() => closeButton.current?.focus())
          }}
        />
      )}
    </DialogFrame>
  )
}

type RowProps = { readonly item: DeletedResource; readonly onRestore: () => void; readonly onRemove: () => void }

function Row({ item, onRestore, onRemove }: RowProps) {
  const styles = useStyles()
  const { deleted } = useTexts().library
  const locale = useDisplayLocale()
  const restoreTarget = useRestoreFocusTarget()
  const { kind, title, deletedAt, deletedBy, mayRemove } = item
  return (
    <li className={styles.row}>
      <KindTile kind={kind} />
      <div className={styles.words}>
        <Body1Strong block dir="auto">
          {title}
        </Body1Strong>
        <Caption1 className={styles.muted}>{deleted.by(deletedBy.name, dayOf(deletedAt, locale))}</Caption1>
      </div>
      <div className={styles.buttons}>
        <Button size="small" aria-label={deleted.restoreOf(title)} onClick={onRestore}>
          {deleted.restore}
        </Button>
        {mayRemove ? (
          <Button size="small" appearance="subtle" aria-label={deleted.removeOf(title)} onClick={onRemove} {...restoreTarget}>
            {deleted.remove}
          </Button>
        ) : null}
      </div>
    </li>
  )
}

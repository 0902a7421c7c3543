/** What opens in front of a resource: its form, its history, and the line on what to use instead. Each comes when it is first asked for. */
import { lazy } from 'react'
import type { ResourceReply } from '#domain/api/replies.ts'
import type { VersionedResource } from '#tab/api/resources.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { LazyPart } from '#tab/ui/lazy-part.tsx'

export type DetailDialog = 'edit' | 'history' | 'outdate' | null

const EditDialog = lazy(async () => ({ default: (await import('../edit/edit-dialog.tsx')).EditDialog }))
const OutdateDialog = lazy(async () => ({ default: (await import('./outdate-dialog.tsx')).OutdateDialog }))
const HistoryDialog = lazy(async () => ({ default: (await import('../history/history-dialog.tsx')).HistoryDialog }))

export type DetailDialogsProps = {
  readonly resource: VersionedResource | ResourceReply
  readonly dialog: DetailDialog
  readonly onClose: () => void
}

export function DetailDialogs({ resource, dialog, onClose }: DetailDialogsProps) {
  const { library } = useTexts()
  if (dialog === null || !('etag' in resource)) return null
  return (
    <LazyPart label={library.loading} fallback={null}>
      {dialog === 'edit' ? <EditDialog resource={resource} onClose={onClose} /> : null}
      {dialog === 'history' ? <HistoryDialog resource={resource} onClose={onClose} /> : null}
      {dialog === 'outdate' ? <OutdateDialog resource={resource} onClose={onClose} /> : null}
    </LazyPart>
  )
}

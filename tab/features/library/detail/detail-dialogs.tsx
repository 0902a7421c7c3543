/** What opens in front of a resource: its form, and its history. Each comes when it is first asked for. */
import { lazy } from 'react'
import type { ResourceReply } from '#domain/api/replies.ts'
import type { VersionedResource } from '#tab/api/resources.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { LazyPart } from '#tab/ui/lazy-part.tsx'

export type DetailDialog = 'edit' | 'history' | null

const EditDialog = lazy(async () => ({ default: (await import('../edit/edit-dialog.tsx')).EditDialog }))
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
      {dialog === 'edit' ? <EditDialog resource={resource} onClose={onClose} /> : <HistoryDialog resource={resource} onClose={onClose} />}
    </LazyPart>
  )
}

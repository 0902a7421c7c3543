/** The form of a resource that exists. When somebody else was faster, both versions are shown and nothing typed is lost. */
import { useCallback, useState } from 'react'
import { Button } from '@fluentui/react-components'
import { readShareForm } from '#domain/resources/share-form.ts'
import { formFaults, isRefusal, type ApiError } from '#tab/api/api-error.ts'
import { useEditResource, useLatestResource, useLibrary, type VersionedResource } from '#tab/api/resources.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDraft } from '#tab/hooks/use-draft.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { DraftKept } from '#tab/ui/resource-form/draft-kept.tsx'
import { draftOf, formOf, isSameForm } from '#tab/ui/resource-form/form-draft.ts'
import { FormDialog } from '#tab/ui/resource-form/form-dialog.tsx'
import { ResourceFields } from '#tab/ui/resource-form/resource-fields.tsx'
import { Conflict } from './conflict.tsx'

export function EditDialog({ resource, onClose }: { readonly resource: VersionedResource; readonly onClose: () => void }) {
  const { library: texts, share } = useTexts()
  const { teamId, resourceId } = resource
  const notices = useNotices()
  const library = useLibrary(teamId)
  // The version that the draft began with; a later one is a conflict to be seen, not to be overwritten.
  const empty = useCallback(() => ({ ...draftOf(resource), etag: resource.etag }), [resource])
  const [draft, change, clear] = useDraft(`commonplace:edit:${resourceId}`, empty)
  const [faults, setFaults] = useState<ApiError | null>(null)
  const [theirs, setTheirs] = useState<VersionedResource | null>(null)
  const edit = useEditResource(teamId, resourceId)
  const latest = useLatestResource(teamId, resourceId)
  const error: unknown = faults ?? (theirs !== null && isRefusal(edit.error, 'stale-version') ? null : edit.error)

  const finish = (): void => {
    clear()
    onClose()
  }
  const save = (etag: string): void => {
    if (edit.isPending) return
    const form = formOf(draft)
    const reading = readShareForm(form)
    setFaults(reading.ok ? null : formFaults(reading.faults))
    if (!reading.ok) return
    edit.mutate(
      { form, etag },
      {
        onSuccess: () => {
          notices.done(texts.edit.saved)
          finish()
        },
        onError: (refusal) => {
          if (isRefusal(refusal, 'stale-version')) void latest().then(setTheirs)
        },
      },
    )
  }
  return (
    <FormDialog
      isOpen
      title={texts.edit.title}
      error={error}
      failed={texts.edit.failed}
      onSubmit={() => (theirs === null ? save(draft.etag) : undefined)}
      onClose={() => {
        if (isSameForm(draft, draftOf(resource))) clear()
        onClose()
      }}
      buttons={
        <>
          <DraftKept isShown={!isSameForm(draft, draftOf(resource))} />
          <Button appearance="subtle" onClick={finish}>
            {share.cancel}
          </Button>
          {theirs === null ? (
            <Button appearance="primary" type="submit" disabledFocusable={edit.isPending}>
              {edit.isPending ? texts.edit.saving : texts.edit.save}
            </Button>
          ) : null}
        </>
      }
    >
      {theirs === null ? (
        <ResourceFields
          draft={draft}
          onChange={(next) => change({ ...draft, ...next })}
          error={error}
          knownTags={library.data?.tags ?? []}
        />
      ) : (
        <Conflict
          mine={draft}
          theirs={theirs}
          onKeepMine={() => {
            setTheirs(null)
            change({ ...draft, etag: theirs.etag })
            save(theirs.etag)
          }}
          onTakeTheirs={() => {
            setTheirs(null)
            edit.reset()
            change({ ...draftOf(theirs), etag: theirs.etag })
          }}
        />
      )}
    </FormDialog>
  )
}

/** The form of a resource that exists. When somebody else was faster, both versions are shown and nothing typed is lost. */
import { useCallback, useState } from 'react'
import { Button } from '@fluentui/react-components'
import { mergeVersions, type Merge, type VersionTexts } from '#domain/resources/merge-versions.ts'
import { readShareForm } from '#domain/resources/share-form.ts'
import { formFaults, isRefusal, type ApiError } from '#tab/api/api-error.ts'
import { useEditResource, useLatestResource, useLibrary, type VersionedResource } from '#tab/api/resources.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDraft } from '#tab/hooks/use-draft.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { DraftKept } from '#tab/ui/resource-form/draft-kept.tsx'
import { draftOf, formOf, isSameForm, type FormDraft } from '#tab/ui/resource-form/form-draft.ts'
import { FormDialog } from '#tab/ui/resource-form/form-dialog.tsx'
import { ResourceFields } from '#tab/ui/resource-form/resource-fields.tsx'
import { Conflict } from './conflict.tsx'

export function EditDialog({ resource, onClose }: { readonly resource: VersionedResource; readonly onClose: () => void }) {
  const { library: texts, share } = useTexts()
  const { teamId, resourceId } = resource
  const notices = useNotices()
  const library = useLibrary(teamId)
  // The version that the draft began with; a later one is a conflict to be seen, not to be overwritten.
  const empty = useCallback(() => ({ ...draftOf(resource), etag: resource.etag, base: JSON.stringify(draftOf(resource)) }), [resource])
  const [draft, change, clear] = useDraft(`commonplace:edit:${resourceId}`, empty)
  const [faults, setFaults] = useState<ApiError | null>(null)
  const [conflict, setConflict] = useState<{ readonly theirs: VersionedResource; readonly merge: Merge } | null>(null)
  const edit = useEditResource(teamId, resourceId)
  const latest = useLatestResource(teamId, resourceId)
  const error: unknown = faults ?? (isRefusal(edit.error, 'stale-version') ? null : edit.error)

  const finish = (): void => {
    clear()
    onClose()
  }
  const save = (next: typeof draft, done: string): void => {
    if (edit.isPending) return
    const reading = readShareForm(formOf(next))
    setFaults(reading.ok ? null : formFaults(reading.faults))
    if (!reading.ok) return setConflict(null)
    send(next, done)
  }
  const send = (next: typeof draft, done: string): void => {
    edit.mutate(
      { form: formOf(next), etag: next.etag },
      {
        onSuccess: () => {
          notices.done(done)
          finish()
        },
        onError: (refusal) => {
          if (isRefusal(refusal, 'stale-version')) void settle(next)
        },
      },
    )
  }
  /** What only one of us changed goes together; for the rest I am asked. */
  const settle = async (mine: typeof draft): Promise<void> => {
    const theirs = await latest()
    const merge = mergeVersions(JSON.parse(mine.base) as FormDraft, mine, draftOf(theirs))
    if (merge.overlaps.length > 0) return setConflict({ theirs, merge })
    const next = from(theirs, merge.merged)
    const name = (theirs.edited?.by ?? theirs.sharedBy).name
    change(next)
    send(next, texts.edit.merged(name, merge.theirs.map((field) => texts.history.fields[field]).join(', ')))
  }
  return (
    <FormDialog
      isOpen
      title={texts.edit.title}
      error={error}
      failed={texts.edit.failed}
      onSubmit={() => (conflict === null ? save(draft, texts.edit.saved) : undefined)}
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
          {conflict === null ? (
            <Button appearance="primary" type="submit" disabledFocusable={edit.isPending}>
              {edit.isPending ? texts.edit.saving : texts.edit.save}
            </Button>
          ) : null}
        </>
      }
    >
      {conflict === null ? (
        <ResourceFields
          draft={draft}
          onChange={(next) => change({ ...draft, ...next })}
          error={error}
          knownTags={library.data?.tags ?? []}
        />
      ) : (
        <Conflict
          key={conflict.theirs.etag}
          {...conflict}
          isBusy={edit.isPending}
          onSave={(merged) => {
            change(from(conflict.theirs, merged))
            save(from(conflict.theirs, merged), texts.edit.saved)
          }}
          onGoOn={(merged) => {
            setConflict(null)
            edit.reset()
            change(from(conflict.theirs, merged))
          }}
        />
      )}
    </FormDialog>
  )
}

/** A draft that goes on from what is stored now. */
const from = (stored: VersionedResource, content: VersionTexts) => ({
  ...content,
  etag: stored.etag,
  base: JSON.stringify(draftOf(stored)),
})

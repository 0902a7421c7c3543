/** The share form in a team's tab; what is typed is kept on this device until it is shared. */
import { useEffect, useEffectEvent } from 'react'
import { useLibrary, useShareResource } from '#tab/api/resources.ts'
import { useTeam } from '#tab/api/team.ts'
import { useTeamId, useTexts } from '#tab/host/host-context.ts'
import { useDraft } from '#tab/hooks/use-draft.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { emptyForm, isBlank } from '#tab/ui/resource-form/form-draft.ts'
import { FormDialog } from '#tab/ui/resource-form/form-dialog.tsx'
import { ResourceFields } from '#tab/ui/resource-form/resource-fields.tsx'
import { KnownLink } from './known-link.tsx'
import { ShareButtons } from './share-buttons.tsx'
import { useShareForm, type SharedDraft } from './use-share-form.ts'

export type ShareDialogProps = {
  readonly isOpen: boolean
  /** What to begin with, unless something is typed already. */
  readonly starter: 'link' | 'aid' | 'story' | null
  readonly onClose: () => void
  readonly onShared: (resourceId: string) => void
}

export const newShareDraft = (): SharedDraft => ({ ...emptyForm, submissionId: crypto.randomUUID() })

export function ShareDialog({ isOpen, starter, onClose, onShared }: ShareDialogProps) {
  const { share } = useTexts()
  const teamId = useTeamId()
  const notices = useNotices()
  const team = useTeam(teamId)
  const library = useLibrary(teamId)
  const [draft, change, clear] = useDraft(`commonplace:share:${teamId}`, newShareDraft)
  const sending = useShareResource(teamId)
  const form = useShareForm({
    teamId,
    draft,
    sending,
    send: sending.mutate,
    change,
    onDone: ({ resourceId }) => {
      clear()
      onClose()
      onShared(resourceId)
    },
  })
  const begin = useEffectEvent((chosen: NonNullable<ShareDialogProps['starter']>) => {
    const { howTo, lesson } = share.templates
    if (isBlank(draft)) change({ ...draft, kind: chosen, body: { link: '', aid: howTo.body, story: lesson.body }[chosen] })
  })
  useEffect(() => {
    if (isOpen && starter !== null) begin(starter)
  }, [isOpen, starter])
  const { known } = form
  return (
    <FormDialog
      isOpen={isOpen}
      title={share.title(team.data?.name ?? '')}
      error={form.error}
      failed={share.failed}
      onSubmit={() => (known === null ? form.submit(false) : form.submitView(known))}
      onClose={onClose}
      buttons={
        <ShareButtons
          hasDraft={!isBlank(draft)}
          isKnown={known !== null}
          isBusy={form.isBusy}
          onSeparate={() => form.submit(true)}
          onDiscard={() => {
            clear()
            form.reset()
            notices.undoable(share.discarded, () => change(draft))
          }}
          onClose={onClose}
        />
      }
    >
      <ResourceFields
        draft={draft}
        onChange={(next) => change({ ...draft, ...next })}
        error={form.error}
        knownTags={library.data?.tags ?? []}
        onLinkLeft={form.leaveLink}
        aboutLink={
          known === null ? null : (
            <KnownLink
              resource={known}
              unused={form.unused}
              onSee={() => {
                onClose()
                onShared(known.resourceId)
              }}
            />
          )
        }
      />
    </FormDialog>
  )
}

/** Passing an entry of the notebook on to a team: the share form, with the team to choose. */
import { useCallback } from 'react'
import { Select } from '@fluentui/react-components'
import { textBeyondTitle } from '#domain/notebook/entry.ts'
import type { EntryReply } from '#domain/api/replies.ts'
import { usePassOn } from '#tab/api/personal.ts'
import { useLibrary } from '#tab/api/resources.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDraft } from '#tab/hooks/use-draft.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { FormField } from '#tab/ui/field.tsx'
import { emptyForm, isSameForm } from '#tab/ui/resource-form/form-draft.ts'
import { FormDialog } from '#tab/ui/resource-form/form-dialog.tsx'
import { ResourceFields } from '#tab/ui/resource-form/resource-fields.tsx'
import { KnownLink } from './known-link.tsx'
import { ShareButtons } from './share-buttons.tsx'
import { WhatGoesOut } from './what-goes-out.tsx'
import { useShareForm, type SharedDraft } from './use-share-form.ts'

export type PassOnDialogProps = {
  readonly entry: EntryReply
  /** At least one. */
  readonly teams: readonly { readonly teamId: string; readonly name: string }[]
  readonly onClose: () => void
  /** Closes it as well. */
  readonly onPassedOn: () => void
}

type PassOnDraft = SharedDraft & { readonly teamId: string }

export function PassOnDialog({ entry, teams, onClose, onPassedOn }: PassOnDialogProps) {
  const { share, personal } = useTexts()
  const notices = useNotices()
  const firstTeam = teams[0]?.teamId ?? ''
  const empty = useCallback((): PassOnDraft => draftFrom(entry, firstTeam), [entry, firstTeam])
  const [stored, change, clear] = useDraft(`commonplace:pass-on:${entry.entryId}`, empty)
  // A draft can be older than the membership it was made with.
  const draft = teams.some(({ teamId }) => teamId === stored.teamId) ? stored : { ...stored, teamId: firstTeam }
  const team = teams.find(({ teamId }) => teamId === draft.teamId)
  const library = useLibrary(draft.teamId)
  const sending = usePassOn(entry.entryId)
  const form = useShareForm({
    teamId: draft.teamId,
    draft,
    sending,
    send: (submission, handlers) => sending.mutate({ ...submission, teamId: draft.teamId }, handlers),
    change: (next) => change({ ...draft, ...next }),
    onDone: () => {
      notices.done(personal.notebook.passedOnDone(team?.name ?? ''))
      clear()
      onPassedOn()
    },
  })
  const { known } = form
  const begun = draftFrom(entry, firstTeam)
  return (
    <FormDialog
      isOpen
      title={share.title(team?.name ?? '')}
      error={form.error}
      failed={share.failed}
      onSubmit={() => (known === null ? form.submit(false) : form.submitView(known))}
      onClose={onClose}
      buttons={
        <ShareButtons
          hasDraft={!isSameForm(draft, begun)}
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
      <WhatGoesOut entry={entry} onUseThought={draft.why.trim() === '' ? () => change({ ...draft, why: entry.thought }) : null} />
      {teams.length < 2 ? null : (
        <FormField label={share.teamLabel} error={null}>
          <Select value={draft.teamId} onChange={(_event, { value }) => change({ ...draft, teamId: value })}>
            {teams.map(({ teamId, name }) => (
              <option key={teamId} value={teamId}>
                {name}
              </option>
            ))}
          </Select>
        </FormField>
      )}
      <ResourceFields
        draft={draft}
        onChange={(next) => change({ ...draft, ...next })}
        error={form.error}
        knownTags={library.data?.tags ?? []}
        onLinkLeft={form.leaveLink}
        aboutLink={known === null ? null : <KnownLink resource={known} unused={form.unused} onSee={null} />}
      />
    </FormDialog>
  )
}

/** What the entry says already; when a teammate would need it is the question that is left. */
const draftFrom = ({ title, note, link, source }: EntryReply, teamId: string): PassOnDraft => ({
  ...emptyForm,
  teamId,
  submissionId: crypto.randomUUID(),
  title,
  link: link ?? '',
  // Somebody else's message goes whole; of one's own note what the title holds is not said twice.
  body: source === null ? textBeyondTitle(title, note) : note === title ? '' : note,
})

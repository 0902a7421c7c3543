/** What the share form does, whoever it sends to: its own rules first, then the service, and a known link on the way. */
import { useState } from 'react'
import type { ResourceReply, ResourceSummaryReply } from '#domain/api/replies.ts'
import type { FieldFault } from '#domain/errors.ts'
import { parseLink } from '#domain/links/canonical-link.ts'
import { readShareForm, type ShareForm } from '#domain/resources/share-form.ts'
import { unusedByView, viewOfForm } from '#domain/resources/view-of-form.ts'
import { withoutEmptyParts } from '#domain/resources/without-empty-parts.ts'
import { ApiError, formFaults, isRefusal, viewMissing, viewTooLong } from '#tab/api/api-error.ts'
import { useKnownLink } from '#tab/api/resources.ts'
import { useAddComment } from '#tab/api/responses.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDebounced } from '#tab/hooks/use-debounced.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { formOf, type FormDraft } from '#tab/ui/resource-form/form-draft.ts'

export type SharedDraft = FormDraft & {
  /** Made when the form is first opened: sending it again after a lost answer can't share twice. */
  readonly submissionId: string
}

export type ShareFormInput = {
  readonly teamId: string
  readonly draft: SharedDraft
  readonly sending: { readonly isPending: boolean; readonly error: unknown; readonly reset: () => void }
  readonly send: (
    submission: { readonly form: ShareForm; readonly submissionId: string; readonly isSeparate: boolean },
    handlers: { readonly onSuccess: (resource: ResourceReply) => void; readonly onError: (error: unknown) => void },
  ) => void
  readonly change: (draft: SharedDraft) => void
  /** After the resource, or the view, is with the team. */
  readonly onDone: (resource: { readonly resourceId: string; readonly title: string }, how: 'shared' | 'viewed') => void
}

/** Typing pauses so long before the link is looked up; leaving the field looks it up at once. */
const pauseMs = 500

export function useShareForm({ teamId, draft, sending, send, change, onDone }: ShareFormInput) {
  const { share } = useTexts()
  const notices = useNotices()
  const [faults, setFaults] = useState<ApiError | null>(null)
  const [leftLink, setLeftLink] = useState('')
  const paused = useDebounced(draft.link, pauseMs)
  const link = leftLink === draft.link || paused === draft.link ? hrefOf(draft.link) : ''
  const lookup = useKnownLink(teamId, link)
  const addView = useAddComment(teamId)
  const error: unknown = faults ?? addView.error ?? (isRefusal(sending.error, 'link-known') ? null : sending.error)
  const known: ResourceSummaryReply | null = link === '' ? null : (lookup.data?.resource ?? refusedFor(sending.error, link))

  const filled = (): ShareForm => {
    const templates = Object.values(share.templates).map(({ body }) => body)
    return { ...formOf(draft), body: withoutEmptyParts(draft.body, templates) }
  }

  const submit = (isSeparate: boolean): void => {
    if (sending.isPending || addView.isPending) return
    const form = filled()
    const reading = readShareForm(form)
    addView.reset()
    // The same rules as the service's, before asking it.
    setFaults(reading.ok ? null : formFaults(reading.faults))
    if (!reading.ok) return
    const { submissionId } = draft
    send(
      { form, submissionId, isSeparate },
      {
        onSuccess: (resource) => {
          notices.done(share.done(resource.title))
          onDone(resource, 'shared')
        },
        // A used-up submission id would refuse the corrected form for ever.
        onError: (refusal) => isRefusal(refusal, 'submission-reused') && change({ ...draft, submissionId: crypto.randomUUID() }),
      },
    )
  }

  const submitView = (resource: ResourceSummaryReply): void => {
    const view = viewOfForm(filled())
    sending.reset()
    setFaults(
      view.ok ? null : formFaults(Object.fromEntries(Object.entries(view.faults).map(([field, fault]) => [field, viewFault(fault)]))),
    )
    if (!view.ok || addView.isPending) return
    const { text } = view
    addView.mutate(
      { resourceId: resource.resourceId, text, submissionId: `${draft.submissionId}.view` },
      {
        onSuccess: () => {
          notices.done(share.known.done)
          onDone(resource, 'viewed')
        },
      },
    )
  }

  const unused = unusedByView(formOf(draft))
  return {
    error,
    known,
    unused,
    isBusy: sending.isPending || addView.isPending,
    submit,
    submitView,
    reset: () => {
      setFaults(null)
      addView.reset()
      sending.reset()
    },
    leaveLink: () => setLeftLink(draft.link),
  }
}

const viewFault = (fault: FieldFault): string => (fault === 'too-long' ? viewTooLong : viewMissing)

function hrefOf(typed: string): string {
  const link = typed.trim() === '' ? null : parseLink(typed)
  return link?.ok === true ? link.href : ''
}

/** The service knew the link although nobody had looked it up: offered like one that was. */
function refusedFor(error: unknown, link: string): ResourceSummaryReply | null {
  return error instanceof ApiError && error.code === 'link-known' && link !== '' ? error.current : null
}

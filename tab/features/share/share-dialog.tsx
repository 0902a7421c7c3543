/** The share form in a dialog; what is typed is kept on this device until it is shared. */
import { useEffect, useRef, useState, type FormEvent } from 'react'
import {
  Button,
  Caption1,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Toast,
  ToastTitle,
  tokens,
  Tooltip,
  useToastController,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { readShareForm } from '#domain/resources/share-form.ts'
import { ApiError } from '#tab/api/api-error.ts'
import { useShareResource } from '#tab/api/resources.ts'
import { useTeam } from '#tab/api/team.ts'
import { useHost, useTexts } from '#tab/host/host-context.ts'
import { useAnnouncer } from '#tab/hooks/use-announcer.tsx'
import { useDraft } from '#tab/hooks/use-draft.ts'
import { FailedFace } from '#tab/ui/face.tsx'
import { toasterId } from '#tab/ui/toaster-id.ts'
import { isBlank, newShareDraft } from './share-draft.ts'
import { ShareFields } from './share-fields.tsx'

export type ShareDialogProps = { readonly isOpen: boolean; readonly onClose: () => void; readonly onShared: (resourceId: string) => void }

const useStyles = makeStyles({
  surface: { maxWidth: '760px', width: 'calc(100vw - 24px)' },
  actions: { alignItems: 'center' },
  kept: { display: 'inline-flex', alignItems: 'center', gap: '6px', color: tokens.colorNeutralForeground3, marginInlineEnd: 'auto' },
})

export function ShareDialog({ isOpen, onClose, onShared }: ShareDialogProps) {
  const styles = useStyles()
  const texts = useTexts()
  const { teamId } = useHost()
  const team = useTeam(teamId)
  const announce = useAnnouncer()
  const { dispatchToast } = useToastController(toasterId)
  const [draft, changeDraft, clearDraft] = useDraft(`commonplace:share:${teamId}`, newShareDraft)
  const [localFaults, setLocalFaults] = useState<ApiError | null>(null)
  const share = useShareResource(teamId)
  const error = localFaults ?? share.error
  const formRef = useRef<HTMLFormElement>(null)
  // Fluent puts the focus on the first button, which closes; the form begins with what makes a resource worth finding.
  useEffect(() => {
    if (isOpen) requestAnimationFrame(() => formRef.current?.querySelector<HTMLElement>('textarea')?.focus())
  }, [isOpen])

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (share.isPending) return
    const { submissionId, ...form } = draft
    const reading = readShareForm(form)
    // The same rules as the server's, before asking it.
    setLocalFaults(reading.ok ? null : new ApiError({ code: 'invalid-input', status: 400, reference: '', fields: { ...reading.faults } }))
    if (!reading.ok) {
      requestAnimationFrame(() => formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    share.mutate(
      { form, submissionId },
      {
        onSuccess: (resource) => {
          clearDraft()
          announce(texts.share.done(resource.title))
          dispatchToast(doneToast(texts.share.done(resource.title)), { intent: 'success' })
          onClose()
          onShared(resource.resourceId)
        },
        onError: (refusal) => {
          // A used-up submission id would refuse the corrected form for ever.
          if (refusal instanceof ApiError && refusal.code === 'submission-reused')
            changeDraft({ ...draft, submissionId: newShareDraft().submissionId })
        },
      },
    )
  }

  return (
    <Dialog open={isOpen} onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <form ref={formRef} onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle
              action={
                <Tooltip content={texts.share.close} relationship="label">
                  <Button appearance="subtle" icon={<DismissRegular />} onClick={onClose} />
                </Tooltip>
              }
            >
              {texts.share.title(team.data?.name ?? '')}
            </DialogTitle>
            <DialogContent>
              {error === null || hasFieldFaults(error) ? null : (
                <FailedFace title={texts.share.failed} error={error} kept={texts.share.kept} />
              )}
              <ShareFields draft={draft} onChange={changeDraft} error={error} />
            </DialogContent>
            <DialogActions className={styles.actions} fluid>
              {isBlank(draft) ? null : (
                <Caption1 className={styles.kept}>
                  <CheckmarkCircleRegular aria-hidden />
                  {texts.share.draftKept}
                </Caption1>
              )}
              <Button onClick={onClose}>{texts.share.cancel}</Button>
              <Button appearance="primary" type="submit" disabledFocusable={share.isPending}>
                {share.isPending ? texts.share.submitting : texts.share.submit}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}

const hasFieldFaults = (error: unknown): boolean => error instanceof ApiError && Object.keys(error.fields).length > 0

const doneToast = (title: string) => (
  <Toast>
    <ToastTitle>{title}</ToastTitle>
  </Toast>
)

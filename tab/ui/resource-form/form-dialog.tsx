/** The dialog around a resource's form: its title, a refusal, the fields, the buttons. It begins with the why. */
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react'
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Tooltip,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { hasFieldFaults } from '#tab/api/api-error.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { FailedFace } from '#tab/ui/face.tsx'

export type FormDialogProps = {
  readonly isOpen: boolean
  readonly title: string
  /** Null, or a refusal: faults of fields are shown beside them. */
  readonly error: unknown
  readonly failed: string
  readonly buttons: ReactNode
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

const useStyles = makeStyles({
  surface: { maxWidth: '760px', width: 'calc(100vw - 24px)', '@media (max-width: 480px)': { padding: '16px' } },
  actions: {
    alignItems: 'center',
    flexWrap: 'wrap',
    justifySelf: 'stretch',
    // Fluent stacks them; the fields need the height.
    '@media (max-width: 480px)': { flexDirection: 'row', justifyContent: 'end' },
  },
})

export function FormDialog({ isOpen, title, error, failed, buttons, onSubmit, onClose, children }: FormDialogProps) {
  const styles = useStyles()
  const { share } = useTexts()
  const formRef = useRef<HTMLFormElement>(null)
  // Fluent puts the focus on the first button, which closes; the form begins with what makes a resource worth finding.
  useEffect(() => {
    if (isOpen) requestAnimationFrame(() => formRef.current?.querySelector<HTMLElement>('textarea')?.focus())
  }, [isOpen])
  // Whoever is refused goes on where something has to be changed.
  const isFaulty = hasFieldFaults(error)
  useEffect(() => {
    if (hasFieldFaults(error)) formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [error])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Dialog open={isOpen} onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <form ref={formRef} onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle
              action={
                <Tooltip content={share.close} relationship="label">
                  <Button appearance="subtle" icon={<DismissRegular />} onClick={onClose} />
                </Tooltip>
              }
            >
              {title}
            </DialogTitle>
            <DialogContent>
              {error === null || isFaulty ? null : <FailedFace title={failed} error={error} kept={share.kept} />}
              {children}
            </DialogContent>
            <DialogActions className={styles.actions} fluid>
              {buttons}
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}

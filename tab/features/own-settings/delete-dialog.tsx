/** Asks once more before a person deletes themselves: a word typed by hand is no slip. */
import { useState, type FormEvent } from 'react'
import {
  Body1,
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Input,
  makeStyles,
} from '@fluentui/react-components'
import { useDeleteMe, type Contributions } from '#tab/api/own-data.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { FailedFace } from '#tab/ui/face.tsx'
import { FormField } from '#tab/ui/field.tsx'

const useStyles = makeStyles({
  surface: { maxWidth: '480px', width: 'calc(100vw - 24px)' },
  content: { display: 'grid', gap: '12px' },
})

export type DeleteDialogProps = {
  readonly contributions: Contributions
  readonly onStay: () => void
  readonly onDone: () => void
}

export function DeleteDialog({ contributions, onStay, onDone }: DeleteDialogProps) {
  const styles = useStyles()
  const { delete: texts } = useTexts().personal.settings
  const [submissionId] = useState(() => crypto.randomUUID())
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const deleteMe = useDeleteMe(onDone)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const isRight = typed.trim().toLocaleLowerCase() === texts.word.toLocaleLowerCase()
    setIsWrong(!isRight)
    if (isRight && !deleteMe.isPending) deleteMe.mutate({ contributions, submissionId })
  }
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && !deleteMe.isPending && onStay()}>
      <DialogSurface className={styles.surface}>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{texts.ask}</DialogTitle>
            <DialogContent className={styles.content}>
              <Body1>{contributions === 'keep' ? texts.askKeep : texts.askRemove}</Body1>
              <FormField label={texts.typeLabel(texts.word)} error={isWrong ? texts.wrongWord(texts.word) : null}>
                <Input value={typed} autoComplete="off" onChange={(_event, { value }) => setTyped(value)} />
              </FormField>
              {deleteMe.isError ? <FailedFace title={texts.failed} error={deleteMe.error} /> : null}
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={onStay} disabledFocusable={deleteMe.isPending}>
                {texts.stay}
              </Button>
              <Button type="submit" disabledFocusable={deleteMe.isPending}>
                {deleteMe.isPending ? texts.deleting : texts.go}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}

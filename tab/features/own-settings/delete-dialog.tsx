/** Asks once more before a person deletes themselves: a word typed by hand is no slip. */
import { useState } from 'react'
import { Body1, Button, Input, makeStyles } from '@fluentui/react-components'
import { useDeleteMe, type Contributions } from '#tab/api/own-data.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { DialogFrame } from '#tab/ui/dialog-frame.tsx'
import { FailedFace } from '#tab/ui/face.tsx'
import { FormField } from '#tab/ui/field.tsx'

const useStyles = makeStyles({
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
  const submit = (): void => {
    const isRight = typed.trim().toLocaleLowerCase() === texts.word.toLocaleLowerCase()
    setIsWrong(!isRight)
    if (isRight && !deleteMe.isPending) deleteMe.mutate({ contributions, submissionId })
  }
  return (
    <DialogFrame
      title={texts.ask}
      width={480}
      isAlert
      contentClass={styles.content}
      onClose={() => !deleteMe.isPending && onStay()}
      onSubmit={submit}
      buttons={
        <>
          <Button appearance="primary" onClick={onStay} disabledFocusable={deleteMe.isPending}>
            {texts.stay}
          </Button>
          <Button type="submit" disabledFocusable={deleteMe.isPending}>
            {deleteMe.isPending ? texts.deleting : texts.go}
          </Button>
        </>
      }
    >
      <Body1>{contributions === 'keep' ? texts.askKeep : texts.askRemove}</Body1>
      <FormField label={texts.typeLabel(texts.word)} error={isWrong ? texts.wrongWord(texts.word) : null}>
        <Input value={typed} autoComplete="off" onChange={(_event, { value }) => setTyped(value)} />
      </FormField>
      {deleteMe.isError ? <FailedFace title={texts.failed} error={deleteMe.error} /> : null}
    </DialogFrame>
  )
}

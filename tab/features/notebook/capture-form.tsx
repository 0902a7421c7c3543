/** One field: a thought, a link, or both. What is typed stays on this device until it is kept. */
import { useState, type FormEvent, type RefObject } from 'react'
import { Button, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import { limits } from '#domain/limits.ts'
import { cleanText, countGraphemes } from '#domain/text.ts'
import { useKeepThought } from '#tab/api/personal.ts'
import { isRefusal } from '#tab/api/api-error.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDraft } from '#tab/hooks/use-draft.ts'
import { useAnnouncer } from '#tab/hooks/use-announcer.tsx'
import { FailedFace } from '#tab/ui/face.tsx'
import { FormField } from '#tab/ui/field.tsx'

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    padding: '16px 20px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    '@container (max-width: 480px)': { padding: '12px' },
  },
  keep: { justifySelf: 'start' },
})

const nothing = (): { readonly text: string; readonly submissionId: string } => ({ text: '', submissionId: crypto.randomUUID() })

export function CaptureForm({ fieldRef }: { readonly fieldRef: RefObject<HTMLTextAreaElement | null> }) {
  const styles = useStyles()
  const { notebook: texts } = useTexts().personal
  const { share } = useTexts()
  const announce = useAnnouncer()
  const [draft, change, clear] = useDraft('commonplace:capture', nothing)
  const [fault, setFault] = useState<string | null>(null)
  const keep = useKeepThought()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (keep.isPending) return
    const text = cleanText(draft.text)
    const found = text === '' ? texts.empty : countGraphemes(text) > limits.maxNoteGraphemes ? texts.tooLong : null
    setFault(found)
    if (found !== null) return
    keep.mutate(
      { text, submissionId: draft.submissionId },
      {
        onSuccess: () => {
          clear()
          announce(texts.kept)
        },
        onError: (error) => isRefusal(error, 'submission-reused') && change({ ...draft, submissionId: crypto.randomUUID() }),
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {keep.isError ? <FailedFace title={texts.keepFailed} error={keep.error} kept={share.kept} /> : null}
      <FormField
        label={texts.captureLabel}
        hint={texts.captureHint}
        error={fault}
        value={draft.text}
        maxGraphemes={limits.maxNoteGraphemes}
      >
        <Textarea
          textarea={{ ref: fieldRef }}
          value={draft.text}
          resize="vertical"
          onChange={(_event, { value }) => change({ ...draft, text: value })}
        />
      </FormField>
      <Button type="submit" appearance="primary" className={styles.keep} disabledFocusable={keep.isPending}>
        {texts.capture}
      </Button>
    </form>
  )
}

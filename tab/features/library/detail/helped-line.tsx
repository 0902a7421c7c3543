/** One optional line: what did it change in the work? */
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Button, Input, makeStyles } from '@fluentui/react-components'
import { limits } from '#domain/limits.ts'
import { countGraphemes } from '#domain/text.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { FormField } from '#tab/ui/field.tsx'

const useStyles = makeStyles({
  form: { display: 'grid', gap: '8px' },
  buttons: { display: 'flex', gap: '8px' },
})

export type HelpedLineProps = {
  readonly line: string
  /** Not for whoever marked it by a key from the list, and walks on. */
  readonly takesFocus: boolean
  readonly onSend: (line: string) => void
  readonly onClose: () => void
}

export function HelpedLine({ line, takesFocus, onSend, onClose }: HelpedLineProps) {
  const styles = useStyles()
  const { library, tooLong } = useTexts()
  const [typed, setTyped] = useState(line)
  const inputRef = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (takesFocus) inputRef.current?.focus()
  }, [takesFocus])
  const isTooLong = countGraphemes(typed) > limits.maxCommentGraphemes
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (!isTooLong) onSend(typed)
  }
  return (
    <form className={styles.form} onSubmit={send}>
      <FormField
        label={library.helped.question}
        hint={library.helped.seenBy}
        error={isTooLong ? tooLong.text(limits.maxCommentGraphemes) : null}
        value={typed}
        maxGraphemes={limits.maxCommentGraphemes}
      >
        <Input
          input={{ ref: inputRef }}
          value={typed}
          placeholder={library.helped.placeholder}
          onChange={(_event, { value }) => setTyped(value)}
        />
      </FormField>
      <div className={styles.buttons}>
        <Button type="submit" size="small">
          {library.helped.send}
        </Button>
        <Button size="small" appearance="subtle" onClick={onClose}>
          {library.helped.notNow}
        </Button>
      </div>
    </form>
  )
}

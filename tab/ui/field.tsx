/** A form field: label, hint and error wired to the input by Fluent, and a counter that speaks up near the limit. */
import type { ReactElement } from 'react'
import { Field, makeStyles, tokens } from '@fluentui/react-components'
import { countGraphemes } from '#domain/text.ts'
import { useTexts } from '#tab/host/host-context.ts'

const useStyles = makeStyles({
  hint: { display: 'flex', justifyContent: 'space-between', gap: '8px' },
  over: { color: tokens.colorStatusDangerForeground1 },
})

export type FormFieldProps = {
  readonly label: string
  readonly hint?: string
  /** A sentence, or null. */
  readonly error: string | null
  /** With both, the length is shown from four fifths of the limit on. */
  readonly value?: string
  readonly maxGraphemes?: number
  readonly children: ReactElement
}

export function FormField({ label, hint, error, value = '', maxGraphemes, children }: FormFieldProps) {
  const styles = useStyles()
  const texts = useTexts()
  const used = maxGraphemes === undefined ? 0 : countGraphemes(value)
  const counter = maxGraphemes === undefined || used < maxGraphemes * 0.8 ? null : texts.share.counter(used, maxGraphemes)
  const hintLine = (
    <span className={styles.hint}>
      <span>{hint}</span>
      {counter === null ? null : <span className={used > (maxGraphemes ?? 0) ? styles.over : ''}>{counter}</span>}
    </span>
  )
  return (
    <Field
      label={label}
      hint={hint === undefined && counter === null ? null : hintLine}
      validationMessage={error}
      validationState={error === null ? 'none' : 'error'}
    >
      {children}
    </Field>
  )
}

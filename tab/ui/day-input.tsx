/** A day of the calendar, in the browser's own picker. */
import type { KeyboardEvent, RefObject } from 'react'
import { Input, makeStyles, mergeClasses } from '@fluentui/react-components'
import { useHost } from '#tab/host/host-context.ts'

const useStyles = makeStyles({
  day: { width: '200px', maxWidth: '100%' },
  // The browser draws the picker and its button, and can't know that the page is dark.
  dark: { colorScheme: 'dark' },
})

export type DayInputProps = {
  /** `YYYY-MM-DD`, or empty. */
  readonly day: string
  readonly onChange: (day: string) => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly fieldRef?: RefObject<HTMLInputElement | null>
  /** Of Fluent's Field, which wires its label to it. */
  readonly id?: string
  readonly 'aria-describedby'?: string
  readonly 'aria-labelledby'?: string
  readonly 'aria-invalid'?: boolean | 'true' | 'false'
}

export function DayInput({ day, onChange, onKeyDown, fieldRef, ...wired }: DayInputProps) {
  const styles = useStyles()
  const { themeName } = useHost()
  return (
    <Input
      {...wired}
      type="date"
      className={mergeClasses(styles.day, themeName !== 'default' && styles.dark)}
      value={day}
      {...(fieldRef !== undefined && { input: { ref: fieldRef } })}
      {...(onKeyDown !== undefined && { onKeyDown })}
      onChange={(_event, { value }) => onChange(value)}
    />
  )
}

/** Not to be asked for a time, or any more; and beginning again. No reason, and nobody is told. */
import { useNow } from '#tab/api/service-time.ts'
import { useRef, useState } from 'react'
import { Body1, Button, Caption1, makeStyles, Text, tokens } from '@fluentui/react-components'
import type { OwnTimes } from '#tab/api/check-in-times.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { dayText } from '#tab/ui/calendar-words.ts'
import { DayInput } from '#tab/ui/day-input.tsx'
import { FormField } from '#tab/ui/field.tsx'
import { isPaused } from '#tab/ui/is-paused.ts'
import { dayKey } from '#tab/ui/relative-date.tsx'

const useStyles = makeStyles({
  part: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px', outlineStyle: 'none' },
  name: { margin: 0 },
  muted: { color: tokens.colorNeutralForeground3 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

export type PauseChoiceProps = {
  readonly pause: OwnTimes['pause']
  /** By whose clock a pause ends. */
  readonly zone: string
  /** @param done - to be called once it holds */
  readonly onChange: (pause: OwnTimes['pause'], done: () => void) => void
}

export function PauseChoice({ pause, zone, onChange }: PauseChoiceProps) {
  const styles = useStyles()
  const { checkIns: words } = useTexts().personal.settings
  const locale = useDisplayLocale()
  const notices = useNotices()
  const [now] = useState(useNow())
  const [day, setDay] = useState('')
  const [isTried, setIsTried] = useState(false)
  const fault = day === '' ? words.noDay : day <= dayKey(now, zone) ? words.dayIsOver : null
  const partRef = useRef<HTMLDivElement>(null)
  const change = (next: OwnTimes['pause'], said: string): void => {
    // What was pressed goes away.
    partRef.current?.focus()
    setIsTried(false)
    onChange(next, () => notices.undoable(said, () => onChange(pause, () => undefined)))
  }
  return (
    <div ref={partRef} role="group" aria-label={words.pause} tabIndex={-1} className={styles.part}>
      <Text as="h3" weight="semibold" className={styles.name}>
        {words.pause}
      </Text>
      {isPaused(pause, dayKey(now, zone)) && pause !== null ? (
        <>
          <Body1>{pause === 'stopped' ? words.stopped : words.paused(dayText(pause.until, locale))}</Body1>
          <div className={styles.buttons}>
            <Button onClick={() => change(null, words.started)}>{words.start}</Button>
          </div>
        </>
      ) : (
        <>
          <FormField label={words.until} error={isTried ? fault : null}>
            <DayInput day={day} onChange={setDay} />
          </FormField>
          <div className={styles.buttons}>
            <Button
              onClick={() => {
                setIsTried(true)
                if (fault === null) change({ until: day }, words.pausedDone)
              }}
            >
              {words.pauseThen}
            </Button>
            <Button appearance="subtle" onClick={() => change('stopped', words.stoppedDone)}>
              {words.stop}
            </Button>
          </div>
        </>
      )}
      <Caption1 className={styles.muted}>{words.pauseHint}</Caption1>
    </div>
  )
}

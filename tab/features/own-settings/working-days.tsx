/** The days on which somebody works. */
import { useId, useState } from 'react'
import { Body1, Caption1, Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import { weekdays, type Weekday } from '#domain/check-ins/weekly-time.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { weekdayName } from '#tab/ui/calendar-words.ts'

const useStyles = makeStyles({
  part: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)' },
  days: { display: 'flex', flexWrap: 'wrap', columnGap: '8px', marginInlineStart: '-8px' },
  hint: { color: tokens.colorNeutralForeground3 },
})

export type WorkingDaysProps = { readonly days: readonly Weekday[]; readonly onChange: (days: Weekday[]) => void }

// Not Fluent's Field: it would give all the boxes in it one id.
export function WorkingDays({ days, onChange }: WorkingDaysProps) {
  const styles = useStyles()
  const { checkIns: words } = useTexts().personal.settings
  const locale = useDisplayLocale()
  const nameId = useId()
  const hintId = useId()
  const [isLast, setIsLast] = useState(false)
  const toggle = (day: Weekday, isChosen: boolean): void => {
    const next = weekdays.filter((one) => (one === day ? isChosen : days.includes(one)))
    setIsLast(next.length === 0)
    if (next.length > 0) onChange(next)
  }
  return (
    <div role="group" aria-labelledby={nameId} aria-describedby={hintId} className={styles.part}>
      <Body1 id={nameId}>{words.workingDays}</Body1>
      <div className={styles.days}>
        {weekdays.map((day) => (
          <Checkbox
            key={day}
            checked={days.includes(day)}
            label={weekdayName(day, locale)}
            onChange={(_event, { checked }) => toggle(day, checked === true)}
          />
        ))}
      </div>
      {isLast ? <Caption1 role="alert">{words.lastDay}</Caption1> : null}
      <Caption1 id={hintId} className={styles.hint}>
        {words.workingDaysHint}
      </Caption1>
    </div>
  )
}

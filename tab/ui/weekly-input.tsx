/** A weekday and a time, as two choices inside a sentence. */
import { Select } from '@fluentui/react-components'
import { weekdays, type WeeklyTime } from '#domain/check-ins/weekly-time.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { clockText, weekdayName } from './calendar-words.ts'
import { useSentenceStyles } from './sentence.ts'

export type WeeklyInputProps = {
  readonly weekly: WeeklyTime
  /** Says `Every` or `on` before the weekday. */
  readonly before: string
  readonly onChange: (weekly: WeeklyTime) => void
}

export function WeeklyInput({ weekly, before, onChange }: WeeklyInputProps) {
  const styles = useSentenceStyles()
  const { calendar } = useTexts()
  const locale = useDisplayLocale()
  const times = halfHours.includes(weekly.time) ? halfHours : [...halfHours, weekly.time].toSorted()
  return (
    <>
      <span className={styles.part}>
        <span aria-hidden>{before}</span>
        <Select
          aria-label={calendar.weekday}
          value={String(weekly.weekday)}
          onChange={(_event, { value }) =>
            onChange({ ...weekly, weekday: weekdays.find((day) => String(day) === value) ?? weekly.weekday })
          }
        >
          {weekdays.map((day) => (
            <option key={day} value={day}>
              {weekdayName(day, locale)}
            </option>
          ))}
        </Select>
      </span>
      <span className={styles.part}>
        <span aria-hidden>{calendar.at}</span>
        <Select aria-label={calendar.time} value={weekly.time} onChange={(_event, { value }) => onChange({ ...weekly, time: value })}>
          {times.map((time) => (
            <option key={time} value={time}>
              {clockText(time, locale)}
            </option>
          ))}
        </Select>
      </span>
    </>
  )
}

const halfHours: readonly string[] = Array.from(
  { length: 48 },
  (_, half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`,
)

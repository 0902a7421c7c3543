/** Days on which nobody is asked: read, or being chosen. */
import type { KeyboardEvent } from 'react'
import { Body1, Button, Input, makeStyles, tokens, Tooltip } from '@fluentui/react-components'
import { CalendarEmptyRegular } from '@fluentui/react-icons/svg/calendar-empty'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { isDay } from '#domain/check-ins/weekly-time.ts'
import { limits } from '#domain/limits.ts'
import type { Plan } from '#tab/api/check-in-plan.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { daysText } from '#tab/ui/calendar-words.ts'
import { DayInput } from '#tab/ui/day-input.tsx'
import { FormField } from '#tab/ui/field.tsx'

type Holiday = Plan['holidays'][number]

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: '12px',
    minHeight: '44px',
    padding: '4px 8px 4px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  icon: { display: 'grid', fontSize: '20px', color: tokens.colorNeutralForeground3 },
  text: { overflowWrap: 'anywhere' },
  muted: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex' },
  editor: { gridColumn: '1 / -1', display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px', padding: '8px 8px 8px 0' },
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 160px), 1fr))', gap: '8px' },
  done: { justifySelf: 'start' },
  fault: { gridColumn: '1 / -1', color: tokens.colorStatusDangerForeground1, paddingBottom: '4px' },
})

export type HolidayRowProps = {
  readonly holiday: Holiday
  readonly isEditing: boolean
  /** A sentence, or null. */
  readonly error: string | null
  readonly onChange: (holiday: Holiday) => void
  readonly onEdit: (isEditing: boolean) => void
  readonly onRemove: () => void
}

export function HolidayRow({ holiday, isEditing, error, onChange, onEdit, onRemove }: HolidayRowProps) {
  const styles = useStyles()
  const { pauses: words } = useTexts().settings.checkIns
  const locale = useDisplayLocale()
  const { from, to, label } = holiday
  const days = isDay(from) && isDay(to) && from <= to ? daysText(from, to, locale) : words.unwritten
  const name = [days, label].filter(Boolean).join(' \u00B7 ')
  const fault =
    error === null ? null : (
      <Body1 role="alert" className={styles.fault}>
        {error}
      </Body1>
    )
  // Enter ends the line, and does not save the plan.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    onEdit(false)
  }
  if (isEditing)
    return (
      <li className={styles.row}>
        <div className={styles.editor}>
          <div className={styles.fields}>
            <FormField label={words.from} error={null}>
              <DayInput
                day={from}
                onKeyDown={onKeyDown}
                // A day off is one day, until somebody says otherwise.
                onChange={(day) => onChange({ ...holiday, from: day, to: to === '' || to < day ? day : to })}
              />
            </FormField>
            <FormField label={words.to} error={null}>
              <DayInput day={to} onKeyDown={onKeyDown} onChange={(day) => onChange({ ...holiday, to: day })} />
            </FormField>
            <FormField label={words.label} error={null} value={label} maxGraphemes={limits.maxHolidayGraphemes}>
              <Input value={label} onKeyDown={onKeyDown} onChange={(_event, { value }) => onChange({ ...holiday, label: value })} />
            </FormField>
          </div>
          {fault}
          <Button size="small" className={styles.done} onClick={() => onEdit(false)}>
            {words.editDone}
          </Button>
        </div>
      </li>
    )
  return (
    <li className={styles.row}>
      <span aria-hidden className={styles.icon}>
        <CalendarEmptyRegular />
      </span>
      <Body1 dir="auto" className={styles.text}>
        {days}
        {label === '' ? null : <span className={styles.muted}> · {label}</span>}
      </Body1>
      <span className={styles.buttons}>
        <Tooltip content={words.edit(name)} relationship="label">
          <Button appearance="subtle" icon={<EditRegular />} onClick={() => onEdit(true)} />
        </Tooltip>
        <Tooltip content={words.remove(name)} relationship="label">
          <Button appearance="subtle" icon={<DeleteRegular />} onClick={onRemove} />
        </Tooltip>
      </span>
      {fault}
    </li>
  )
}
